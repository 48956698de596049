import { sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { REJECTION_REASONS, REPORT_REASONS } from "@/lib/core/photo-reasons";
import { people } from "./accounts";
import { createdAt, id, instant } from "./columns";
import { SUBMISSION_STATES, submissions } from "./submissions";

export const DECISION_ACTIONS = ["approve", "reject", "undo"] as const;

/** What was decided about a photo and why, append-only (trigger). */
export const moderationDecisions = pgTable(
  "moderation_decisions",
  {
    id: id(),
    submissionId: uuid()
      .notNull()
      .references(() => submissions.id, { onDelete: "cascade" }),
    action: text({ enum: DECISION_ACTIONS }).notNull(),
    /** Of a rejection: the rule, which the creator reads in their language. */
    reason: text({ enum: REJECTION_REASONS }),
    /** More for the creator to read. */
    note: text().notNull().default(""),
    fromState: text({ enum: SUBMISSION_STATES }).notNull(),
    toState: text({ enum: SUBMISSION_STATES }).notNull(),
    /** Who decided; null for a job. */
    personId: uuid().references(() => people.id),
    createdAt: createdAt(),
  },
  (table) => [index("moderation_decisions_submission_idx").on(table.submissionId, table.createdAt)],
);

/** A visitor says that a photo should not be shown. */
export const reports = pgTable(
  "reports",
  {
    id: id(),
    submissionId: uuid()
      .notNull()
      .references(() => submissions.id, { onDelete: "cascade" }),
    /** Random where the browser is not known; one report of a photo for each. */
    deviceId: uuid().notNull(),
    reason: text({ enum: REPORT_REASONS }).notNull(),
    detail: text().notNull().default(""),
    state: text({ enum: ["open", "upheld", "dismissed"] })
      .notNull()
      .default("open"),
    /** Until then somebody has to have looked. */
    dueAt: instant().notNull(),
    decidedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("reports_once").on(table.submissionId, table.deviceId),
    index("reports_open_idx")
      .on(table.dueAt)
      .where(sql`${table.state} = 'open'`),
  ],
);

/** A creator asks for a second look; once for each photo. */
export const appeals = pgTable(
  "appeals",
  {
    submissionId: uuid()
      .primaryKey()
      .references(() => submissions.id, { onDelete: "cascade" }),
    text: text().notNull(),
    state: text({ enum: ["open", "accepted", "declined"] })
      .notNull()
      .default("open"),
    decidedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    index("appeals_open_idx")
      .on(table.createdAt)
      .where(sql`${table.state} = 'open'`),
  ],
);
