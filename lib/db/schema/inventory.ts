import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { variants } from "./catalog";
import { createdAt, id, instant } from "./columns";

/** How many of a variant are here, and how many of those are promised to checkouts that are not paid yet. */
export const stock = pgTable(
  "stock",
  {
    variantId: uuid()
      .primaryKey()
      .references(() => variants.id),
    onHand: integer().notNull(),
    reserved: integer().notNull().default(0),
  },
  (table) => [check("stock_never_oversold", sql`0 <= ${table.reserved} and ${table.reserved} <= ${table.onHand}`)],
);

export const STOCK_REASONS = ["received", "sold", "adjusted", "returned", "counted", "damaged"] as const;

/** Every change of `on_hand`, append-only (trigger): its sums are the stock. */
export const stockLedger = pgTable(
  "stock_ledger",
  {
    id: id(),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    delta: integer().notNull(),
    reason: text({ enum: STOCK_REASONS }).notNull(),
    ref: text().notNull(),
    /** In the words of whoever changed it. */
    note: text().notNull().default(""),
    personId: uuid(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("stock_ledger_once").on(table.reason, table.ref, table.variantId),
    index("stock_ledger_variant_idx").on(table.variantId),
  ],
);

/** Stock reserved for a checkout; `live` holds add up to `stock.reserved`. */
export const holds = pgTable(
  "holds",
  {
    checkoutId: uuid().notNull(),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    quantity: integer().notNull(),
    state: text({ enum: ["live", "consumed", "released"] }).notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.checkoutId, table.variantId] }),
    check("holds_quantity_positive", sql`${table.quantity} > 0`),
    index("holds_live_idx")
      .on(table.variantId)
      .where(sql`${table.state} = 'live'`),
  ],
);
