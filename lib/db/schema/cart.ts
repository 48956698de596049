import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { devices } from "./accounts";
import { variants } from "./catalog";
import { createdAt, currency, id } from "./columns";

/** What a device wants to buy: its one open bag, or a single variant bought at once (`buy_now`). */
export const carts = pgTable(
  "carts",
  {
    id: id(),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id, { onDelete: "cascade" }),
    kind: text({ enum: ["bag", "buy_now"] }).notNull(),
    state: text({ enum: ["open", "ordered"] }).notNull(),
    /** The variant of a `buy_now` cart; null for the bag. */
    variantId: uuid().references(() => variants.id),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("carts_one_open_bag")
      .on(table.deviceId)
      .where(sql`${table.kind} = 'bag' and ${table.state} = 'open'`),
    uniqueIndex("carts_one_open_buy_now")
      .on(table.deviceId, table.variantId)
      .where(sql`${table.kind} = 'buy_now' and ${table.state} = 'open'`),
  ],
);

export const lineItems = pgTable(
  "line_items",
  {
    cartId: uuid()
      .notNull()
      .references(() => carts.id, { onDelete: "cascade" }),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    quantity: integer().notNull(),
    /** What one cost when it was put in, so that a changed price can be said. */
    seenAmount: integer().notNull(),
    currency: currency().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.cartId, table.variantId] }),
    check("line_items_quantity", sql`${table.quantity} between 1 and 99`),
    index("line_items_variant_idx").on(table.variantId),
  ],
);
