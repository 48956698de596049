import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Address, Contact } from "@/lib/core/address";
import type { LocalText } from "@/lib/core/locale";
import { LOCALES } from "@/lib/core/locale";
import { carts } from "./cart";
import { variants } from "./catalog";
import { createdAt, currency, id, instant } from "./columns";

/** States and their order are drawn in `lib/checkout/README.md`; a trigger refuses every other step. */
export const CHECKOUT_STATES = [
  "reserved",
  "paying",
  "expiring",
  "expired",
  "authorized",
  "capturing",
  "releasing",
  "released",
  "paid",
  "refund_due",
  "refunded",
  "quarantined",
] as const;

export const OPEN_CHECKOUT_STATES = ["reserved", "paying", "expiring"] as const;

/** The order is placed and its card is promised, not charged: one tap, until its money is taken or let go. */
export const PROMISED_CHECKOUT_STATES = ["authorized", "capturing", "releasing"] as const;

/** Why a promise is let go: the buyer undid the order, staff cancelled it, or the bank did not keep it. */
export const RELEASE_CAUSES = ["undone", "cancelled", "lost"] as const;

/** One attempt to buy a cart: what, where to, for how much, frozen when the stock was reserved. */
export const checkouts = pgTable(
  "checkouts",
  {
    id: id(),
    cartId: uuid()
      .notNull()
      .references(() => carts.id),
    deviceId: uuid().notNull(),
    state: text({ enum: CHECKOUT_STATES }).notNull(),
    /** Hash of everything the shopper chose: the same press again finds the same checkout. */
    fingerprint: text().notNull(),
    /** The Idempotency-Key of a tap: its repeat finds what it bought, however late; null for everything else. */
    tapKey: text(),
    locale: text({ enum: LOCALES }).notNull(),
    currency: currency().notNull(),
    subtotalAmount: integer().notNull(),
    shippingAmount: integer().notNull(),
    /** VAT inside the total, for the receipt. */
    taxIncludedAmount: integer().notNull(),
    totalAmount: integer().notNull(),
    contact: jsonb().$type<Contact>().notNull(),
    address: jsonb().$type<Address>().notNull(),
    shippingRateId: uuid().notNull(),
    shippingTitle: jsonb().$type<LocalText>().notNull(),
    deliverFrom: text().notNull(),
    deliverUntil: text().notNull(),
    /** The remembered customer who buys; null for a guest. */
    customerId: uuid(),
    /** Whether the buyer asked to be remembered on this device, and whether also their card is to be kept. */
    isToRemember: boolean().notNull().default(false),
    isCardToKeep: boolean().notNull().default(false),
    expiresAt: instant().notNull(),
    /** One tap: until when its buyer can undo it, and when its money is taken; null before, and for all others. */
    undoUntil: instant(),
    releaseCause: text({ enum: RELEASE_CAUSES }),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("checkouts_one_open_per_cart")
      .on(table.cartId)
      .where(sql`${table.state} in ('reserved', 'paying', 'expiring')`),
    index("checkouts_due_idx")
      .on(table.expiresAt)
      .where(sql`${table.state} in ('reserved', 'paying', 'expiring')`),
    index("checkouts_open_device_idx")
      .on(table.deviceId)
      .where(sql`${table.state} in ('reserved', 'paying', 'expiring')`),
    index("checkouts_refund_due_idx")
      .on(table.expiresAt)
      .where(sql`${table.state} = 'refund_due'`),
    index("checkouts_promised_idx")
      .on(table.undoUntil)
      .where(sql`${table.state} in ('authorized', 'capturing', 'releasing')`),
    index("checkouts_buyer_idx")
      .on(table.createdAt)
      .where(sql`${table.state} in ('expired', 'refunded') and ${table.fingerprint} <> ''`),
    uniqueIndex("checkouts_one_per_tap")
      .on(table.deviceId, table.tapKey)
      .where(sql`${table.state} <> 'expired'`),
    index("checkouts_cart_idx").on(table.cartId),
    check("checkouts_total", sql`${table.totalAmount} = ${table.subtotalAmount} + ${table.shippingAmount}`),
  ],
);

export const checkoutLines = pgTable(
  "checkout_lines",
  {
    checkoutId: uuid()
      .notNull()
      .references(() => checkouts.id, { onDelete: "cascade" }),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    position: integer().notNull(),
    quantity: integer().notNull(),
    unitAmount: integer().notNull(),
    sku: text().notNull(),
    title: jsonb().$type<LocalText>().notNull(),
    /** The chosen options in words, e.g. `Sea dip`; empty for a product without options. */
    choice: jsonb().$type<LocalText>().notNull(),
    mediaKey: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.checkoutId, table.variantId] })],
);

/** Every step of a checkout, append-only. */
export const checkoutEvents = pgTable(
  "checkout_events",
  {
    id: id(),
    checkoutId: uuid()
      .notNull()
      .references(() => checkouts.id, { onDelete: "cascade" }),
    fromState: text({ enum: CHECKOUT_STATES }),
    toState: text({ enum: CHECKOUT_STATES }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("checkout_events_checkout_idx").on(table.checkoutId)],
);
