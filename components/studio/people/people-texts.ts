import type { Texts } from "@/lib/core/messages";

type Studio = Texts<"studio">;
export type PeopleTexts = { room: Studio["people"]; ui: Studio["ui"]; roles: Studio["roles"] };
