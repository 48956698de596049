import { sql } from "drizzle-orm";
import { check, doublePrecision, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { variants } from "./catalog";
import { createdAt, id, instant, localText } from "./columns";
import { media } from "./media";

/** A ring of the stories rail: frames to tap through. */
export const stories = pgTable(
  "stories",
  {
    id: id(),
    handle: text().notNull().unique(),
    title: localText().notNull(),
    status: text({ enum: ["draft", "published"] }).notNull(),
    publishedAt: instant().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("stories_rail_idx").on(table.status, table.publishedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
  ],
);

export const storyFrames = pgTable(
  "story_frames",
  {
    id: id(),
    storyId: uuid()
      .notNull()
      .references(() => stories.id, { onDelete: "cascade" }),
    mediaId: uuid()
      .notNull()
      .references(() => media.id),
    words: localText(),
    position: integer().notNull(),
  },
  (table) => [index("story_frames_story_idx").on(table.storyId, table.position)],
);

/** A product on a frame; `x` and `y` are fractions from the top left corner. */
export const storyTags = pgTable(
  "story_tags",
  {
    frameId: uuid()
      .notNull()
      .references(() => storyFrames.id, { onDelete: "cascade" }),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    x: doublePrecision().notNull(),
    y: doublePrecision().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.frameId, table.variantId] }),
    check("story_tags_inside", sql`${table.x} between 0 and 1 and ${table.y} between 0 and 1`),
  ],
);
