import { sql } from "drizzle-orm";
import { check, index, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { devices } from "./accounts";
import { products } from "./catalog";
import { createdAt, id } from "./columns";
import { posts } from "./posts";

/** What a device keeps for later: a post or a product. */
export const saves = pgTable(
  "saves",
  {
    id: id(),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id, { onDelete: "cascade" }),
    postId: uuid().references(() => posts.id, { onDelete: "cascade" }),
    productId: uuid().references(() => products.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (table) => [
    check("saves_one_thing", sql`num_nonnulls(${table.postId}, ${table.productId}) = 1`),
    uniqueIndex("saves_post_once").on(table.deviceId, table.postId),
    uniqueIndex("saves_product_once").on(table.deviceId, table.productId),
    index("saves_newest_idx").on(table.deviceId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
  ],
);
