import type { ProductCard } from "@/lib/catalog/contract";
import type { Suggestions } from "@/lib/search/contract";

/** One line of the list below the words. */
export type SearchOption =
  | { kind: "words"; words: string }
  | { kind: "collection"; handle: string; title: string }
  | { kind: "product"; card: ProductCard };

/** Words, then collections, then products: the shorter the way, the further up. */
export const optionsOf = ({ words, collections, products }: Suggestions): SearchOption[] => [
  ...words.map((one) => ({ kind: "words" as const, words: one })),
  ...collections.map((collection) => ({ kind: "collection" as const, ...collection })),
  ...products.map((card) => ({ kind: "product" as const, card })),
];
