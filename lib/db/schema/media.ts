import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { people } from "./accounts";
import { createdAt, id, localText } from "./columns";

/** A part of a picture, in fractions of its width and height from the top left corner. */
export type Crop = { x: number; y: number; width: number; height: number };

/**
 * A picture or a short silent video of the brand. Its renditions are immutable files named
 * `<key>-<width>.<avif|webp>`; those of a video are its poster, and the video itself is `<key>.mp4`.
 */
export const media = pgTable(
  "media",
  {
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
    /** What a member of staff sent; null for what came with the shop. Never served: the renditions are. */
    originalKey: text(),
    /** SHA-256 of the original in hexadecimal: the same file again is known. */
    originalHash: text(),
    /** The part of the original that the renditions show; null for all of it. */
    crop: jsonb().$type<Crop>(),
    uploadedBy: uuid().references(() => people.id),
    createdAt: createdAt(),
  },
  (table) => [index("media_original_idx").on(table.originalHash)],
);
