import type { Texts } from "@/lib/core/messages";

type Studio = Texts<"studio">;
export type TaskTexts = { room: Studio["taskRoom"]; ui: Studio["ui"] };
