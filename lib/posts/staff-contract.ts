import { z } from "zod";
import { POST_LIMITS } from "@/lib/core/post-limits";
import { inEachLanguage, LocalText, longText, Money, pageOf, plainText } from "@/lib/core/shapes";
import { WholePicture } from "@/lib/media/staff-contract";

const fraction = z.number().min(0).max(1);

const TagInput = z.strictObject({ variantId: z.uuid(), x: fraction, y: fraction });

/** A post as its editor has it; it may lack anything until it is published. */
export const PostDraft = z.strictObject({
  caption: inEachLanguage(longText(POST_LIMITS.caption)),
  /** In the order in which they are shown. */
  media: z
    .array(
      z.strictObject({
        id: z.uuid(),
        alt: inEachLanguage(plainText(POST_LIMITS.alt)),
        tags: z.array(TagInput).max(POST_LIMITS.tags),
      }),
    )
    .max(POST_LIMITS.pictures),
});
export type PostDraft = z.infer<typeof PostDraft>;

const version = z.int().positive();

/** The version that the editor saw last. */
export const VersionInput = z.strictObject({ version });
export const SavePostInput = PostDraft.extend({ version });
export const ScheduleInput = z.strictObject({ version, publishAt: z.iso.datetime({ offset: true }) });

const PostStatus = z.enum(["draft", "scheduled", "published", "deleted"]);
export type PostStatus = z.infer<typeof PostStatus>;

/** A variant that can be tagged, or that is tagged already. */
export const Taggable = z.object({
  variantId: z.uuid(),
  handle: z.string(),
  sku: z.string(),
  title: LocalText,
  /** The variant in words; empty for a product without options. */
  choice: LocalText,
  price: Money.nullable(),
  picture: z.object({ key: z.string(), placeholder: z.string() }).nullable(),
  /** Shoppers see tags of what is `published`; an `archived` one cannot be tagged. */
  status: z.enum(["draft", "published", "archived"]),
});
export type Taggable = z.infer<typeof Taggable>;

export const TaggablesQuery = z.strictObject({ q: plainText(100).default("") });
export const Taggables = z.object({ items: z.array(Taggable) });
export type Taggables = z.infer<typeof Taggables>;

const StaffMedia = z.object({
  id: z.uuid(),
  key: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  placeholder: z.string(),
  alt: LocalText,
  durationMs: z.int().nullable(),
  /** The whole of what it shows a part of; null for what cannot be cropped. */
  whole: WholePicture.nullable(),
  tags: z.array(z.object({ variantId: z.uuid(), x: z.number(), y: z.number() })),
});
export type StaffMedia = z.infer<typeof StaffMedia>;

/** A post with all that its editor needs. */
export const StaffPost = z.object({
  id: z.uuid(),
  shortId: z.string(),
  status: PostStatus,
  author: z.string(),
  /** Who of the shop changed it last; null for a job and for what came with the shop. */
  changedBy: z.string().nullable(),
  caption: LocalText,
  /** When it was or is to be published; says nothing of a draft. */
  publishedAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
  version: z.int(),
  likeCount: z.int(),
  /** Key of the link that shows it to anybody before it is published. */
  previewToken: z.string(),
  media: z.array(StaffMedia),
  /** Whatever is tagged, each once. */
  products: z.array(Taggable),
});
export type StaffPost = z.infer<typeof StaffPost>;

/** A post as the list shows it. */
export const StaffPostCard = z.object({
  id: z.uuid(),
  shortId: z.string(),
  status: PostStatus,
  caption: LocalText,
  publishedAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
  version: z.int(),
  picture: z.object({ key: z.string(), placeholder: z.string() }).nullable(),
  mediaCount: z.int(),
  tagCount: z.int(),
  lacksTranslation: z.boolean(),
  lacksAlt: z.boolean(),
});
export type StaffPostCard = z.infer<typeof StaffPostCard>;
export const StaffPostPage = pageOf(StaffPostCard);
export type StaffPostPage = z.infer<typeof StaffPostPage>;

export const StaffPostsQuery = z.strictObject({
  /** Words of the caption, in either language. */
  q: plainText(100).optional(),
  /** Without it all but the deleted ones. */
  status: PostStatus.optional(),
  /** A hashtag or the beginning of one, with or without its sign. */
  tag: plainText(60).optional(),
  /** Handle of a product that is tagged. */
  product: plainText(200).optional(),
  missing: z.enum(["translation", "alt"]).optional(),
  cursor: z.string().max(200).optional(),
});
export type StaffPostsQuery = z.infer<typeof StaffPostsQuery>;
