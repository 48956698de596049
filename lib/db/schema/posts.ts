import { sql } from "drizzle-orm";
import { check, doublePrecision, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { devices, people } from "./accounts";
import { variants } from "./catalog";
import { createdAt, id, instant, localText } from "./columns";
import { media } from "./media";

export const POST_STATUSES = ["draft", "scheduled", "published", "deleted"] as const;

export const posts = pgTable(
  "posts",
  {
    id: id(),
    shortId: text().notNull().unique("posts_short_id_unique"),
    authorId: uuid()
      .notNull()
      .references(() => people.id),
    caption: localText().notNull(),
    status: text({ enum: POST_STATUSES }).notNull(),
    /** What a deleted post was before, for the one who takes it back. */
    deletedFrom: text({ enum: POST_STATUSES }),
    /** When it was or is to be published. */
    publishedAt: instant().notNull(),
    likeCount: integer().notNull().default(0),
    /** Counts every change by staff: who changes a post says which one they saw. */
    version: integer().notNull().default(1),
    updatedAt: createdAt(),
    createdAt: createdAt(),
  },
  (table) => [
    index("posts_feed_idx").on(table.status, table.publishedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("posts_updated_idx").on(table.updatedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
  ],
);

export const postMedia = pgTable(
  "post_media",
  {
    postId: uuid()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    mediaId: uuid()
      .notNull()
      .references(() => media.id),
    position: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.postId, table.mediaId] })],
);

/** A product at a point of a picture; `x` and `y` are fractions from the top left corner. */
export const productTags = pgTable(
  "product_tags",
  {
    id: id(),
    postId: uuid()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    mediaId: uuid()
      .notNull()
      .references(() => media.id),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    x: doublePrecision().notNull(),
    y: doublePrecision().notNull(),
  },
  (table) => [
    unique("product_tags_once").on(table.postId, table.mediaId, table.variantId),
    index("product_tags_variant_idx").on(table.variantId),
    check("product_tags_inside", sql`${table.x} between 0 and 1 and ${table.y} between 0 and 1`),
  ],
);

export const likes = pgTable(
  "likes",
  {
    postId: uuid()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.postId, table.deviceId] }), index("likes_device_idx").on(table.deviceId)],
);

/** Posts by hashtag, without the sign and in lower case; `published_at` as in the post, so that a tag's page is one index. */
export const postHashtags = pgTable(
  "post_hashtags",
  {
    postId: uuid()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    tag: text().notNull(),
    publishedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.tag] }),
    index("post_hashtags_tag_idx").on(
      table.tag,
      table.publishedAt.desc().nullsFirst(),
      table.postId.desc().nullsFirst(),
    ),
  ],
);
