import type { Texts } from "@/lib/core/messages";

type Studio = Texts<"studio">;
/** What every tab of the settings says. */
export type SettingsTexts = { room: Studio["settings"]; ui: Studio["ui"] };
