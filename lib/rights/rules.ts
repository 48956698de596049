import { createHash } from "node:crypto";
import { type Placement, WORLD, WORLDWIDE_PLACEMENTS } from "@/lib/core/placements";

/** An entry of the ledger as it is hashed; instants in milliseconds. */
export type LedgerEntry = {
  position: number;
  id: string;
  workId: string;
  kind: "grant" | "revocation";
  grantor: string;
  placements: readonly Placement[];
  territory: readonly string[];
  startsAt: number;
  endsAt: number | null;
  people: string;
  minors: string;
  words: string;
  locale: string;
  /** As PostgreSQL writes it: the text is what is sealed. */
  evidence: string;
  recordedAt: number;
  previousHash: string;
  hash: string;
};

/** What the first entry has in place of the hash before it. */
export const FIRST_HASH = "0".repeat(64);

type Plain = string | number | null | readonly string[];

// As PostgreSQL writes a jsonb array, so that the database's trigger and this program seal the same bytes.
const written = (value: Plain): string =>
  typeof value === "object" && value !== null ? `[${value.map(written).join(", ")}]` : JSON.stringify(value);

/**
 * The seal of an entry, over everything in it and the seal of the entry before.
 *
 * @returns SHA-256 in hexadecimal, the same as the function `rights_entry_hash` of the database.
 */
export function entryHash(entry: Omit<LedgerEntry, "hash">): string {
  const { position, id, workId, kind, grantor, placements, territory, startsAt, endsAt } = entry;
  const { people, minors, words, locale, evidence, recordedAt, previousHash } = entry;
  const parts = [position, id, workId, kind, grantor, placements, territory, startsAt, endsAt];
  const all: Plain[] = [...parts, people, minors, words, locale, evidence, recordedAt, previousHash];
  return createHash("sha256")
    .update(`[${all.map(written).join(", ")}]`)
    .digest("hex");
}

export type LedgerFault = { position: number; fault: "missing" | "changed" | "unchained" };

/**
 * Holds a stretch of the ledger against itself.
 *
 * @param entries In their order.
 * @param before Position and hash of the entry before the first.
 */
export function findFaults(
  entries: readonly LedgerEntry[],
  before: { position: number; hash: string } = { position: 0, hash: FIRST_HASH },
): LedgerFault[] {
  const faults: LedgerFault[] = [];
  let last = before;
  for (const entry of entries) {
    const { position } = entry;
    if (position !== last.position + 1) faults.push({ position: last.position + 1, fault: "missing" });
    else if (entry.previousHash !== last.hash) faults.push({ position, fault: "unchained" });
    if (entryHash(entry) !== entry.hash) faults.push({ position, fault: "changed" });
    last = { position, hash: entry.hash };
  }
  return faults;
}

type Held = Pick<LedgerEntry, "kind" | "placements" | "territory" | "startsAt" | "endsAt">;

/**
 * Whether a work may be shown at a place: the newest entry decides alone.
 *
 * @param history Entries of one work in their order.
 * @param now Milliseconds.
 */
export function mayShow(history: readonly Held[], placement: Placement, now: number): boolean {
  const held = history.at(-1);
  if (held?.kind !== "grant" || !held.placements.includes(placement)) return false;
  if (now < held.startsAt || (held.endsAt !== null && now >= held.endsAt)) return false;
  return held.territory.includes(WORLD) || !WORLDWIDE_PLACEMENTS.some((name) => name === placement);
}
