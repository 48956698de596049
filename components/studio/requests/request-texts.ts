import type { Texts } from "@/lib/core/messages";

type Studio = Texts<"studio">;

/** What is said about requests in the studio. */
export type RequestTexts = { room: Studio["requests"]; ui: Studio["ui"]; consent: Texts<"consent"> };
