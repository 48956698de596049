import type { Texts } from "@/lib/core/messages";

/** What the page of a code says, also in the words of the return page: both tell what became of a payment. */
export type PromptPayTexts = { promptPay: Texts<"promptPay">; return: Texts<"return"> };
