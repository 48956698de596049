import type { Texts } from "@/lib/core/messages";

/** What searching says. */
export type SearchTexts = { search: Texts<"search">; price: Texts<"price"> };
