import { z } from "zod";
import { Collection, ProductCard } from "@/lib/catalog/contract";
import { LocaleName, pageOf, plainText } from "@/lib/core/shapes";
import { PostThumb } from "@/lib/posts/contract";

const MOST_LETTERS = 100;

const Words = plainText(MOST_LETTERS).min(1);

export const SearchQuery = z.strictObject({
  q: Words,
  locale: LocaleName,
  /** Only these, for the pages that follow. */
  kind: z.enum(["product", "post"]).optional(),
  cursor: z.string().max(200).optional(),
  /** Looks for the words as they were typed. */
  exactly: z.literal("1").optional(),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

export const SearchAnswer = z.object({
  /** What was looked for instead of what was typed; null where that was not mended. */
  mended: z.string().nullable(),
  /** Whether nothing has all of the words, so that these have only some. */
  isBroad: z.boolean(),
  products: pageOf(ProductCard),
  posts: pageOf(PostThumb),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

export const SuggestionsQuery = z.strictObject({ q: Words, locale: LocaleName });

export const Suggestions = z.object({
  /** Ways to end what was typed. */
  words: z.array(z.string()).max(4),
  collections: z.array(Collection.pick({ handle: true, title: true })).max(3),
  products: z.array(ProductCard).max(6),
});
export type Suggestions = z.infer<typeof Suggestions>;
