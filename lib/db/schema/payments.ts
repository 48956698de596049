import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, currency, id, instant } from "./columns";

export const PAYMENT_METHODS = ["page", "promptpay", "saved_card"] as const;

/** The one payment of a checkout. Its key is stored before Stripe hears of it. */
export const payments = pgTable("payments", {
  checkoutId: uuid().primaryKey(),
  /** How it is paid: on Stripe's page, by a QR code on ours, or with a card that Stripe keeps for the customer. */
  method: text({ enum: PAYMENT_METHODS }).notNull().default("page"),
  idempotencyKey: text().notNull().unique("payments_idempotency_key_unique"),
  state: text({ enum: ["new", "open", "succeeded", "expired"] }).notNull(),
  currency: currency().notNull(),
  amount: integer().notNull(),
  stripeSessionId: text().unique("payments_stripe_session_id_unique"),
  stripeSessionUrl: text(),
  stripePaymentIntentId: text().unique("payments_stripe_payment_intent_id_unique"),
  /** The card to charge, for a `saved_card`. */
  stripePaymentMethodId: text(),
  /** What the QR code of a `promptpay` says. */
  qrData: text(),
  createdAt: createdAt(),
});

/** A card that a customer wants kept, as far as they need to know it again. Stripe has the card. */
export const savedCards = pgTable(
  "saved_cards",
  {
    stripePaymentMethodId: text().primaryKey(),
    customerId: uuid().notNull(),
    brand: text().notNull(),
    last4: text().notNull(),
    expMonth: integer().notNull(),
    expYear: integer().notNull(),
    isDefault: boolean().notNull().default(false),
    createdAt: createdAt(),
    removedAt: instant(),
  },
  (table) => [
    index("saved_cards_customer_idx").on(table.customerId),
    uniqueIndex("saved_cards_one_default")
      .on(table.customerId)
      .where(sql`${table.isDefault} and ${table.removedAt} is null`),
  ],
);

/**
 * Money that moved at Stripe, append-only (trigger). What came in is positive: captures, refunds that came back
 * (`refund_failed`), disputes that were won (`dispute_won`). What went out is negative: refunds and disputes.
 */
export const money = pgTable(
  "money",
  {
    stripeObjectId: text().primaryKey(),
    checkoutId: uuid().notNull(),
    kind: text({ enum: ["capture", "refund", "refund_failed", "dispute", "dispute_won"] }).notNull(),
    currency: currency().notNull(),
    amount: integer().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("money_checkout_idx").on(table.checkoutId),
    index("money_created_idx").on(table.createdAt),
    check("money_sign", sql`(${table.kind} in ('capture', 'refund_failed', 'dispute_won')) = (${table.amount} > 0)`),
  ],
);

/** A refund: the row first, then the call; never deleted. A trigger keeps the sum within what was captured. */
export const refunds = pgTable(
  "refunds",
  {
    id: id(),
    checkoutId: uuid().notNull(),
    currency: currency().notNull(),
    amount: integer().notNull(),
    reason: text({ enum: ["late_payment", "requested", "cancelled", "quarantined"] }).notNull(),
    state: text({ enum: ["requested", "pending", "succeeded", "failed"] }).notNull(),
    stripeRefundId: text().unique("refunds_stripe_refund_id_unique"),
    /** Why, in the words of whoever gave it back. */
    note: text().notNull().default(""),
    createdAt: createdAt(),
  },
  (table) => [
    index("refunds_checkout_idx").on(table.checkoutId),
    index("refunds_requested_idx")
      .on(table.checkoutId)
      .where(sql`${table.state} = 'requested'`),
    check("refunds_amount_positive", sql`${table.amount} > 0`),
  ],
);

/** A buyer's bank wants money back. Its money is in the ledger; this is what staff must know to answer in time. */
export const disputes = pgTable(
  "disputes",
  {
    stripeDisputeId: text().primaryKey(),
    checkoutId: uuid().notNull(),
    /** Stripe's own word, e.g. `needs_response`, `under_review`, `won`, `lost`. */
    state: text().notNull(),
    reason: text().notNull(),
    currency: currency().notNull(),
    amount: integer().notNull(),
    respondBy: instant(),
    createdAt: createdAt(),
  },
  (table) => [index("disputes_checkout_idx").on(table.checkoutId)],
);

/** What Stripe told us, as it came. An event is a hint: the worker fetches the state and settles. */
export const webhookInbox = pgTable(
  "webhook_inbox",
  {
    eventId: text().primaryKey(),
    type: text().notNull(),
    objectId: text().notNull(),
    livemode: boolean().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    receivedAt: createdAt(),
    processedAt: instant(),
    attempts: integer().notNull().default(0),
    nextAt: createdAt(),
    lastError: text(),
  },
  (table) => [
    index("webhook_inbox_processed_idx").on(table.processedAt),
    index("webhook_inbox_open_idx")
      .on(table.nextAt)
      .where(sql`${table.processedAt} is null`),
  ],
);
