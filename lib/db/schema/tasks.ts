import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns";

export const TASK_KINDS = [
  "payment_quarantined",
  "refund_refused",
  "refund_failed",
  "dispute_opened",
  "event_given_up",
  "message_given_up",
  "messages_waiting",
  "money_drift",
  "goods_short",
] as const;

/** Something that only a person can put right. One open task for one thing, however often it is noticed. */
export const tasks = pgTable(
  "tasks",
  {
    id: id(),
    kind: text({ enum: TASK_KINDS }).notNull(),
    /** What it is about, e.g. the id of a checkout, a refund, an event. */
    ref: text().notNull(),
    details: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
    resolvedAt: instant(),
    resolvedBy: text(),
    /** What was done about it, in the words of whoever resolved it. */
    note: text().notNull().default(""),
  },
  (table) => [
    uniqueIndex("tasks_one_open")
      .on(table.kind, table.ref)
      .where(sql`${table.resolvedAt} is null`),
    index("tasks_open_idx")
      .on(table.createdAt)
      .where(sql`${table.resolvedAt} is null`),
    index("tasks_resolved_idx").on(table.resolvedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
  ],
);
