import type { Texts } from "@/lib/core/messages";

type Studio = Texts<"studio">;

/** Texts of everything in the room of products. */
export type ProductTexts = { room: Studio["products"]; ui: Studio["ui"] };

/** Texts of a product's editor. */
export type EditorTexts = ProductTexts & { editor: Studio["product"] };
