import { asc, desc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { auditLog } from "@/lib/db/schema/audit";
import { rightsLedger } from "@/lib/db/schema/rights";
import type { RightsEntry } from "./contract";
import { findFaults, FIRST_HASH, type LedgerEntry, type LedgerFault } from "./rules";

const { position, kind, grantor, placements, territory, startsAt, endsAt, people, minors } = rightsLedger;
const { words, locale, recordedAt, hash } = rightsLedger;
const SHOWN = {
  ...{ position, kind, grantor, placements, territory, startsAt, endsAt, people, minors, words, locale, recordedAt },
  hash,
};

type Row = Omit<RightsEntry, "startsAt" | "endsAt" | "recordedAt"> & {
  startsAt: Date;
  endsAt: Date | null;
  recordedAt: Date;
};

const toEntry = (row: Row): RightsEntry => ({
  ...row,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt?.toISOString() ?? null,
  recordedAt: row.recordedAt.toISOString(),
});

/** The newest entry of a work, whatever it says; null where there is none. */
export async function findRight({ db }: Context, workId: string): Promise<RightsEntry | null> {
  const isThis = eq(rightsLedger.workId, workId);
  const [row] = await db.select(SHOWN).from(rightsLedger).where(isThis).orderBy(desc(position)).limit(1);
  return row ? toEntry(row) : null;
}

/** Everything that was given and taken back for a work, oldest first. */
export async function listRights({ db }: Context, workId: string): Promise<RightsEntry[]> {
  const rows = await db.select(SHOWN).from(rightsLedger).where(eq(rightsLedger.workId, workId)).orderBy(asc(position));
  return rows.map(toEntry);
}

/** The same for many works with one statement: by work, where anything was ever given. */
export async function listRightsOf({ db }: Context, workIds: string[]): Promise<Map<string, RightsEntry[]>> {
  const rights = new Map<string, RightsEntry[]>();
  if (workIds.length === 0) return rights;
  const columns = { ...SHOWN, workId: rightsLedger.workId };
  const isOne = inArray(rightsLedger.workId, workIds);
  for (const { workId, ...row } of await db.select(columns).from(rightsLedger).where(isOne).orderBy(asc(position))) {
    rights.set(workId, [...(rights.get(workId) ?? []), toEntry(row)]);
  }
  return rights;
}

const AT_ONCE = 1_000;

/**
 * Holds the whole ledger against itself, and against what the audit log noted of each entry: a changed, exchanged or
 * removed entry is found, also the last one.
 *
 * @returns How many entries there are, and what is wrong with which.
 */
export async function verifyLedger({ db }: Context): Promise<{ entries: number; faults: LedgerFault[] }> {
  const faults: LedgerFault[] = [];
  let last = { position: 0, hash: FIRST_HASH };
  for (;;) {
    const entries = await readEntries(db, last.position);
    const end = entries.at(-1);
    if (!end) break;
    faults.push(...findFaults(entries, last));
    last = { position: end.position, hash: end.hash };
  }
  return { entries: last.position, faults: [...faults, ...(await readUnnoted(db))] };
}

async function readEntries(db: Context["db"], after: number): Promise<LedgerEntry[]> {
  const rows = await db
    .select({
      ...SHOWN,
      ...{ id: rightsLedger.id, workId: rightsLedger.workId, previousHash: rightsLedger.previousHash },
      evidence: sql<string>`${rightsLedger.evidence}::text`,
    })
    .from(rightsLedger)
    .where(gt(position, after))
    .orderBy(asc(position))
    .limit(AT_ONCE);
  return rows.map((row) => ({
    ...row,
    startsAt: row.startsAt.getTime(),
    endsAt: row.endsAt?.getTime() ?? null,
    recordedAt: row.recordedAt.getTime(),
  }));
}

/** Entries that the audit log knows with another seal, or that are gone. */
async function readUnnoted(db: Context["db"]): Promise<LedgerFault[]> {
  const noted = sql`(${auditLog.after} ->> 'position')::bigint`;
  const rows = await db.execute<{ position: string; hash: string | null }>(sql`
    select ${noted} as position, entry.hash from ${auditLog}
    left join rights_ledger entry on entry.position = ${noted}
    where ${auditLog.action} in ('rights.grant', 'rights.revocation')
      and entry.hash is distinct from ${auditLog.after} ->> 'hash' order by 1`);
  return (rows as { rows: { position: string; hash: string | null }[] }).rows.map((row) => ({
    position: Number(row.position),
    fault: row.hash === null ? "missing" : "changed",
  }));
}
