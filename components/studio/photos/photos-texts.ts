import type { Texts } from "@/lib/core/messages";

type Studio = Texts<"studio">;

/** What is said in the room of customers' photos. */
export type PhotosTexts = {
  room: Studio["photos"];
  requests: Studio["requests"];
  ui: Studio["ui"];
  consent: Texts<"consent">;
};
