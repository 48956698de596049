import { z } from "zod";
import { ProductChoice } from "@/lib/catalog/contract";
import { LocaleName, Money, pageOf, Picture, Video } from "@/lib/core/shapes";
import { StockByVariant } from "@/lib/inventory/contract";

/** A product of a post as its strip and its labels show it. */
export const TaggedProduct = z.object({
  variantId: z.uuid(),
  handle: z.string(),
  title: z.string(),
  /** The tagged variant in words; empty for a product without options. */
  choice: z.string(),
  price: Money,
  compareAtPrice: Money.nullable(),
  pictureKey: z.string(),
  placeholder: z.string(),
});
export type TaggedProduct = z.infer<typeof TaggedProduct>;

/** A point of a picture: `product` is the index into the post's `products`; `x`, `y` are fractions from 0 to 1. */
export const ProductTag = z.object({ product: z.int().min(0), x: z.number(), y: z.number() });
export type ProductTag = z.infer<typeof ProductTag>;

export const PostView = z.object({
  id: z.uuid(),
  shortId: z.string(),
  author: z.string(),
  caption: z.string(),
  publishedAt: z.iso.datetime({ offset: true }),
  pictures: z.array(Picture.extend({ video: Video.nullable(), tags: z.array(ProductTag) })).min(1),
  products: z.array(TaggedProduct),
});
export type PostView = z.infer<typeof PostView>;

export const PostPage = pageOf(PostView);
export type PostPage = z.infer<typeof PostPage>;

/** A post as a small picture that links to it. */
export const PostThumb = z.object({ shortId: z.string(), picture: Picture });
export type PostThumb = z.infer<typeof PostThumb>;

export const PostThumbPage = pageOf(PostThumb);
export type PostThumbPage = z.infer<typeof PostThumbPage>;

/** A hashtag's page; its posts are a list of their own. */
export const HashtagView = z.object({
  tag: z.string(),
  postCount: z.int().min(1),
  /** Whether there are more posts than were counted. */
  isMore: z.boolean(),
  products: z.array(TaggedProduct),
});
export type HashtagView = z.infer<typeof HashtagView>;
/** Everything that a post's products can be had in, with what is left of it right now. */
export const Look = z.object({ products: z.array(ProductChoice), stock: StockByVariant });
export type Look = z.infer<typeof Look>;

/** A post whose products can be taken together, as the page of one of them shows it. */
export const LookOffer = PostView.pick({ id: true, shortId: true, products: true }).extend({ picture: Picture });
export type LookOffer = z.infer<typeof LookOffer>;

/** The look that a product is part of; null where no post shows it beside others. */
export const ProductLook = z.object({ look: LookOffer.nullable() });
export type ProductLook = z.infer<typeof ProductLook>;

export const LikeState = z.object({ count: z.int().min(0), isLiked: z.boolean() });
export type LikeState = z.infer<typeof LikeState>;

/** What a post carries for everybody, and what this device has marked. */
export const PostMarks = LikeState.extend({ isSaved: z.boolean() });
export type PostMarks = z.infer<typeof PostMarks>;

/** By post id. */
export const LikesByPost = z.record(z.uuid(), PostMarks);
export type LikesByPost = z.infer<typeof LikesByPost>;

export const PostParams = z.object({ postId: z.uuid() });
export const LookQuery = z.strictObject({ locale: LocaleName });
export const FeedQuery = z.strictObject({
  locale: z.enum(["th", "en"]),
  cursor: z.string().max(200).optional(),
});
export const HashtagParams = z.object({ tag: z.string().min(1).max(600) });
export const LikesQuery = z.strictObject({
  posts: z
    .string()
    .transform((list) => list.split(","))
    .pipe(z.array(z.uuid()).min(1).max(50)),
});
