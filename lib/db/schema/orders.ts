import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { Address, Contact } from "@/lib/core/address";
import type { LocalText } from "@/lib/core/locale";
import { LOCALES } from "@/lib/core/locale";
import { people } from "./accounts";
import { createdAt, currency, id, instant } from "./columns";

export const ORDER_STATES = ["placed", "packed", "shipped", "delivered", "cancelled"] as const;

export const orderNumbers = pgSequence("order_numbers", { startWith: 10_001 });

/** The snapshot of a sale; nothing in it follows later changes of the catalogue. */
export const orders = pgTable(
  "orders",
  {
    id: id(),
    number: text().notNull().unique(),
    checkoutId: uuid().notNull().unique("orders_checkout_id_unique"),
    /** The remembered customer who bought; null for a guest. */
    customerId: uuid(),
    stripeRef: text().notNull().unique("orders_stripe_ref_unique"),
    state: text({ enum: ORDER_STATES }).notNull(),
    locale: text({ enum: LOCALES }).notNull(),
    currency: currency().notNull(),
    subtotalAmount: integer().notNull(),
    shippingAmount: integer().notNull(),
    taxIncludedAmount: integer().notNull(),
    totalAmount: integer().notNull(),
    /** What was given back, kept in step with the refunds. */
    creditedAmount: integer().notNull().default(0),
    contact: jsonb().$type<Contact>().notNull(),
    address: jsonb().$type<Address>().notNull(),
    shippingTitle: jsonb().$type<LocalText>().notNull(),
    deliverFrom: text().notNull(),
    deliverUntil: text().notNull(),
    /** A known carrier's id, or the name of another one. */
    carrier: text(),
    trackingNumber: text(),
    /** The personal line on the packing slip. */
    packingNote: text().notNull().default(""),
    version: integer().notNull().default(1),
    placedAt: createdAt(),
    /** When its money was taken; null while a card is only promised, and for ever where that was let go. */
    paidAt: instant().defaultNow(),
  },
  (table) => [
    check("orders_total", sql`${table.totalAmount} = ${table.subtotalAmount} + ${table.shippingAmount}`),
    check("orders_credited", sql`${table.creditedAmount} between 0 and ${table.totalAmount}`),
    index("orders_customer_idx").on(table.customerId, table.placedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("orders_email_idx").on(sql`lower(${table.contact} ->> 'email')`),
    index("orders_state_idx").on(table.state, table.placedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("orders_placed_idx").on(table.placedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("orders_total_idx").on(table.totalAmount.desc().nullsFirst(), table.id.desc().nullsFirst()),
  ],
);

export const orderLines = pgTable(
  "order_lines",
  {
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    variantId: uuid().notNull(),
    sku: text().notNull(),
    title: jsonb().$type<LocalText>().notNull(),
    choice: jsonb().$type<LocalText>().notNull(),
    mediaKey: text().notNull(),
    quantity: integer().notNull(),
    unitAmount: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.position] })],
);

/** Which pieces of an order a refund was for, and whether they are on the shelf again. */
export const refundLines = pgTable(
  "refund_lines",
  {
    /** The refund, a row of the payments. */
    refundId: uuid().notNull(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    quantity: integer().notNull(),
    isRestocked: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.refundId, table.position] }),
    index("refund_lines_order_idx").on(table.orderId),
    check("refund_lines_quantity", sql`${table.quantity} > 0`),
  ],
);

/** The timeline of an order, append-only. */
export const orderEvents = pgTable(
  "order_events",
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: "cascade" }),
    state: text({ enum: [...ORDER_STATES, "refunded"] }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("order_events_order_idx").on(table.orderId)],
);

/** What staff tell each other about an order; never shown to the buyer. */
export const orderNotes = pgTable(
  "order_notes",
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: "cascade" }),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    text: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("order_notes_order_idx").on(table.orderId, table.createdAt)],
);
