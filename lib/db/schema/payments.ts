import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, currency, id, instant } from "./columns";

/** The one payment of a checkout. Its key is stored before Stripe hears of it. */
export const payments = pgTable("payments", {
  checkoutId: uuid().primaryKey(),
  idempotencyKey: text().notNull().unique("payments_idempotency_key_unique"),
  state: text({ enum: ["new", "open", "succeeded", "expired"] }).notNull(),
  currency: currency().notNull(),
  amount: integer().notNull(),
  stripeSessionId: text().unique("payments_stripe_session_id_unique"),
  stripeSessionUrl: text(),
  stripePaymentIntentId: text().unique("payments_stripe_payment_intent_id_unique"),
  createdAt: createdAt(),
});

/** Money that moved at Stripe, append-only (trigger): captures are positive, refunds and disputes negative. */
export const money = pgTable(
  "money",
  {
    stripeObjectId: text().primaryKey(),
    checkoutId: uuid().notNull(),
    kind: text({ enum: ["capture", "refund", "dispute"] }).notNull(),
    currency: currency().notNull(),
    amount: integer().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("money_checkout_idx").on(table.checkoutId),
    check("money_sign", sql`(${table.kind} = 'capture') = (${table.amount} > 0)`),
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
    reason: text({ enum: ["late_payment", "requested"] }).notNull(),
    state: text({ enum: ["requested", "pending", "succeeded", "failed"] }).notNull(),
    stripeRefundId: text().unique("refunds_stripe_refund_id_unique"),
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
