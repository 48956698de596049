import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id, localText } from "./columns";

/**
 * A picture or a short silent video of the brand. Its renditions are immutable files named
 * `<key>-<width>.<avif|webp>`; those of a video are its poster, and the video itself is `<key>.mp4`.
 */
export const media = pgTable("media", {
  id: id(),
  key: text().notNull().unique(),
  kind: text({ enum: ["picture", "video"] })
    .notNull()
    .default("picture"),
  width: integer().notNull(),
  height: integer().notNull(),
  thumbhash: text().notNull(),
  alt: localText().notNull(),
  /** Of a video. */
  durationMs: integer(),
  /** What a video shows, as words under it; null for a picture. */
  caption: localText(),
  createdAt: createdAt(),
});
