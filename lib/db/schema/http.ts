import { integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, instant } from "./columns";

/** Answers to writes that carried an Idempotency-Key, kept for a day. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    scope: text().notNull(),
    actor: text().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    state: text({ enum: ["running", "done"] }).notNull(),
    status: integer(),
    body: jsonb(),
    lockedUntil: instant().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.actor, table.key] })],
);

/** Requests of one caller in one window: a fixed window counter. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    bucket: text().notNull(),
    windowStart: instant().notNull(),
    hits: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.bucket, table.windowStart] })],
);
