import { sql } from "drizzle-orm";
import { bigint, check, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { LOCALES } from "@/lib/core/locale";
import { MINORS_SHOWN, PEOPLE_SHOWN, PLACEMENTS } from "@/lib/core/placements";
import { instant } from "./columns";

export const RIGHTS_KINDS = ["grant", "revocation"] as const;

/** How a right was given: what a judge would ask for. */
export type Evidence = {
  method: "share" | "request" | "change" | "demo" | "staff";
  /** Who acted, as the audit log names them. */
  actor: string;
  /** The request that carried it. */
  requestId: string;
  /** Of a rights request: which, where the photo was found, whose account it is, and when the code from there came. */
  rightsRequestId?: string;
  link?: string;
  handle?: string;
  codeTypedAt?: string;
};

/**
 * The ledger of rights: what was given and taken back, in its order. Append-only, and each entry carries the hash of
 * the one before it; a trigger gives an entry its position, its instant and both hashes. The newest entry of a work is
 * what holds. The work is a submission's id; this ledger outlives it.
 */
export const rightsLedger = pgTable(
  "rights_ledger",
  {
    position: bigint({ mode: "number" }).primaryKey(),
    id: uuid().notNull().unique("rights_ledger_id_unique"),
    workId: uuid().notNull(),
    kind: text({ enum: RIGHTS_KINDS }).notNull(),
    /** Who gives or takes back, as they call themselves. */
    grantor: text().notNull(),
    placements: text({ enum: PLACEMENTS }).array().notNull(),
    /** Countries by two letters, or `*` for all. */
    territory: text().array().notNull(),
    /** Cut, not rounded: rounded up it would lie half a millisecond ahead. */
    startsAt: instant()
      .notNull()
      .default(sql`date_trunc('milliseconds', now())`),
    /** Null until it is taken back. */
    endsAt: instant(),
    people: text({ enum: PEOPLE_SHOWN }).notNull(),
    minors: text({ enum: MINORS_SHOWN }).notNull(),
    /** Exactly what the grantor read. */
    words: text().notNull(),
    locale: text({ enum: LOCALES }).notNull(),
    evidence: jsonb().$type<Evidence>().notNull(),
    recordedAt: instant().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull().unique("rights_ledger_hash_unique"),
  },
  (table) => [
    index("rights_ledger_work_idx").on(table.workId, table.position.desc().nullsFirst()),
    check(
      "rights_ledger_scope",
      sql`case ${table.kind} when 'grant' then cardinality(${table.placements}) > 0 and cardinality(${table.territory}) > 0
        else cardinality(${table.placements}) = 0 end`,
    ),
  ],
);
