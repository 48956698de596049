import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { currency, id, localText } from "./columns";

/** A flat rate. `country` is ISO 3166-1 alpha-2, or `*` for every country without rates of its own. */
export const shippingRates = pgTable("shipping_rates", {
  id: id(),
  handle: text().notNull().unique(),
  title: localText().notNull(),
  country: text().notNull(),
  /** Working days on the way, counted from the next working day. */
  minDays: integer().notNull(),
  maxDays: integer().notNull(),
  /** Further working days by the first two digits of a Thai postal code, which name its province. */
  extraDays: jsonb().$type<Record<string, number>>().notNull().default({}),
  position: integer().notNull(),
  version: integer().notNull().default(1),
});

export const shippingRatePrices = pgTable(
  "shipping_rate_prices",
  {
    shippingRateId: uuid()
      .notNull()
      .references(() => shippingRates.id, { onDelete: "cascade" }),
    currency: currency().notNull(),
    amount: integer().notNull(),
    /** Purchases of this or more are sent for nothing; null where none are. */
    freeFromAmount: integer(),
  },
  (table) => [primaryKey({ columns: [table.shippingRateId, table.currency] })],
);
