import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { LOCALES } from "@/lib/core/locale";
import { PLACEMENTS } from "@/lib/core/placements";
import { RIGHTS_REQUEST_STATES } from "@/lib/core/rights-requests";
import { devices, people } from "./accounts";
import { createdAt, id, instant } from "./columns";

/**
 * Asking the creator of a photo that was found elsewhere. Its code is nowhere: it is made of the row's id and the
 * shop's secret. A trigger lets it go only from one state to a next one, and follow the ledger once it was granted.
 */
export const rightsRequests = pgTable(
  "rights_requests",
  {
    id: id(),
    /** The photo, a submission; this outlives it. */
    workId: uuid().notNull().unique("rights_requests_work_id_unique"),
    state: text({ enum: RIGHTS_REQUEST_STATES }).notNull().default("requested"),
    /** Where the photo was found. */
    link: text().notNull(),
    /** The creator's name there. */
    handle: text().notNull(),
    locale: text({ enum: LOCALES }).notNull(),
    /** What is asked for: a creator gives these or fewer. */
    placements: text({ enum: PLACEMENTS }).array().notNull(),
    /** Months at most; null until it is taken back. */
    termMonths: integer(),
    /** Wrong codes since `triedAt`. */
    attempts: integer().notNull().default(0),
    triedAt: instant(),
    /** The browser in which the code was typed last: it alone may answer. */
    provedDeviceId: uuid().references(() => devices.id, { onDelete: "set null" }),
    provedAt: instant(),
    expiresAt: instant().notNull(),
    remindedAt: instant(),
    answeredAt: instant(),
    requestedBy: uuid()
      .notNull()
      .references(() => people.id),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    index("rights_requests_created_idx").on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("rights_requests_open_idx")
      .on(table.expiresAt)
      .where(sql`${table.state} = 'requested'`),
    uniqueIndex("rights_requests_one_open")
      .on(table.link, sql`lower(${table.handle})`)
      .where(sql`${table.state} in ('requested', 'granted')`),
    check("rights_requests_placements", sql`cardinality(${table.placements}) > 0`),
  ],
);
