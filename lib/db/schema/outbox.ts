import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns";

export const OUTBOX_KINDS = [
  "order_confirmation",
  "late_payment_refunded",
  "payment_returned",
  "refund_pending",
  "new_order",
  "order_shipped",
  "order_cancelled",
  "order_refunded",
  "order_released",
  "email_code",
  "person_invited",
  "pages_changed",
] as const;

/** Messages that a commit promised; the worker sends them at least once, `(kind, ref)` makes them once. */
export const outbox = pgTable(
  "outbox",
  {
    id: id(),
    kind: text({ enum: OUTBOX_KINDS }).notNull(),
    ref: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    attempts: integer().notNull().default(0),
    nextAt: createdAt(),
    sentAt: instant(),
    lastError: text(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("outbox_once").on(table.kind, table.ref),
    index("outbox_open_idx")
      .on(table.nextAt)
      .where(sql`${table.sentAt} is null`),
  ],
);
