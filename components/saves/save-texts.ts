import type { Texts } from "@/lib/core/messages";

/** What a save button says. */
export type SaveTexts = Pick<Texts<"product">, "save" | "saveRefused">;
