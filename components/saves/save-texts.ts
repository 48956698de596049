import type { Texts } from "@/lib/core/messages";

/** What the button says. */
export type SaveTexts = Pick<Texts<"product">, "save" | "saveRefused">;
