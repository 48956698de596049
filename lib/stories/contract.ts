import { z } from "zod";
import { LocaleName, Picture, Video } from "@/lib/core/shapes";
import { ProductTag, TaggedProduct } from "@/lib/posts/contract";

/** A story as a ring of the rail. */
export const StoryRing = z.object({
  handle: z.string(),
  title: z.string(),
  pictureKey: z.string(),
  placeholder: z.string(),
});
export type StoryRing = z.infer<typeof StoryRing>;

/** One picture or silent video of a story; `tags` point into the story's `products`. */
export const StoryFrame = Picture.extend({
  video: Video.nullable(),
  words: z.string(),
  tags: z.array(ProductTag),
});
export type StoryFrame = z.infer<typeof StoryFrame>;

export const StoryView = z.object({
  handle: z.string(),
  title: z.string(),
  frames: z.array(StoryFrame).min(1),
  products: z.array(TaggedProduct),
});
export type StoryView = z.infer<typeof StoryView>;

export const StoryParams = z.object({ handle: z.string().regex(/^[a-z0-9-]{1,80}$/) });
export const StoryQuery = z.strictObject({ locale: LocaleName });
