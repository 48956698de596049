import type { Texts } from "@/lib/core/messages";

type Studio = Texts<"studio">;
export type ImportTexts = { room: Studio["imports"]; ui: Studio["ui"] };
