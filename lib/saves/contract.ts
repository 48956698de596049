import { z } from "zod";
import { ProductCard } from "@/lib/catalog/contract";
import { LocaleName, pageOf } from "@/lib/core/shapes";
import { PostThumb } from "@/lib/posts/contract";

export const SaveState = z.object({ isSaved: z.boolean() });
export type SaveState = z.infer<typeof SaveState>;

/** Which of the things that were asked for are saved. */
export const SavedThings = z.object({ posts: z.array(z.uuid()), products: z.array(z.string()) });
export type SavedThings = z.infer<typeof SavedThings>;

/** A saved thing where many stand side by side. */
export const SavedItem = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("product"), product: ProductCard }),
  z.object({ kind: z.literal("post"), post: PostThumb.extend({ id: z.uuid(), author: z.string() }) }),
]);
export type SavedItem = z.infer<typeof SavedItem>;

export const SavesPage = pageOf(SavedItem);
export type SavesPage = z.infer<typeof SavesPage>;

export const SavesCount = z.object({ count: z.int().min(0) });
export type SavesCount = z.infer<typeof SavesCount>;

/** A comma-separated list. */
const List = z
  .string()
  .max(4_096)
  .transform((list) => list.split(","));

export const SavesQuery = z.strictObject({ locale: LocaleName, cursor: z.string().max(200).optional() });
export const SavedThingsQuery = z.strictObject({
  posts: List.pipe(z.array(z.uuid()).max(50)).optional(),
  /** Handles. */
  products: List.pipe(z.array(z.string().regex(/^[a-z0-9-]{1,80}$/)).max(50)).optional(),
});
