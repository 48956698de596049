import { eq, inArray } from "drizzle-orm";
import { Batch } from "@/lib/db/batch";
import type { Database } from "@/lib/db/context";
import { devices } from "@/lib/db/schema/accounts";
import { hashToken } from "./rules";

/** The id of the device with this cookie token, or null for an unknown one. */
export async function findDevice(db: Database, token: string): Promise<string | null> {
  const [device] = await db
    .select({ id: devices.id })
    .from(devices)
    .where(eq(devices.tokenHash, hashToken(token)));
  return device?.id ?? null;
}

const lookups = new WeakMap<Database, Batch<string, boolean>>();

/** Whether there is a device with this cookie token; a crowd's tokens are looked up together. */
export function isKnownDevice(db: Database, token: string): Promise<boolean> {
  const lookup = lookups.get(db) ?? new Batch((hashes) => areKnown(db, hashes));
  lookups.set(db, lookup);
  return lookup.ask(hashToken(token));
}

async function areKnown(db: Database, hashes: string[]): Promise<boolean[]> {
  const rows = await db.select({ hash: devices.tokenHash }).from(devices).where(inArray(devices.tokenHash, hashes));
  const known = new Set(rows.map(({ hash }) => hash));
  return hashes.map((hash) => known.has(hash));
}
