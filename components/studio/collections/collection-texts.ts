import type { Texts } from "@/lib/core/messages";

type Studio = Texts<"studio">;

export type CollectionTexts = { room: Studio["collections"]; ui: Studio["ui"] };
