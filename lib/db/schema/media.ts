import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id, localText } from "./columns";

/** A picture of the brand. Its renditions are immutable files named `<key>-<width>.<avif|webp>`. */
export const media = pgTable("media", {
  id: id(),
  key: text().notNull().unique(),
  width: integer().notNull(),
  height: integer().notNull(),
  thumbhash: text().notNull(),
  alt: localText().notNull(),
  createdAt: createdAt(),
});
