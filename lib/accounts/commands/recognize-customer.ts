import { and, eq, or, sql } from "drizzle-orm";
import { newToken } from "@/lib/core/ids";
import type { Database } from "@/lib/db/context";
import { rememberedDevices } from "@/lib/db/schema/accounts";
import { hashToken, tokenStep } from "../rules";

export type Recognized = {
  customerId: string;
  /** For the cookie, when it is to be replaced. */ newToken: string | null;
};

/**
 * The customer for whom a browser may act. Its token alone proves nothing: it belongs to one device, and on any other
 * it ends. So does one that was replaced and comes back although its successor is in use.
 *
 * @param presented The browser's device and the token of its remember cookie.
 * @returns Null for a token that is unknown, revoked, or somebody else's.
 */
export async function recognizeCustomer(
  db: Database,
  presented: { deviceId: string; token: string },
): Promise<Recognized | null> {
  const hash = hashToken(presented.token);
  const [row] = await db
    .select()
    .from(rememberedDevices)
    .where(or(eq(rememberedDevices.tokenHash, hash), eq(rememberedDevices.previousTokenHash, hash)));
  if (row?.revokedAt !== null) return null;
  const { id, customerId, rotatedAt, seenAt } = row;
  const isCurrent = row.tokenHash === hash;
  const isStolen = row.deviceId !== presented.deviceId;
  const step = isStolen ? "revoke" : tokenStep({ isCurrent, rotatedAt, seenAt: seenAt, now: new Date() });
  if (step === "revoke") {
    await db
      .update(rememberedDevices)
      .set({ revokedAt: sql`now()` })
      .where(eq(rememberedDevices.id, id));
    return null;
  }
  if (step === "rotate") return { customerId, newToken: await rotate(db, { id, hash, before: row.tokenHash }) };
  if (isCurrent) {
    await db
      .update(rememberedDevices)
      .set({ seenAt: sql`clock_timestamp()` })
      .where(and(eq(rememberedDevices.id, id), eq(rememberedDevices.tokenHash, hash)));
  }
  return { customerId, newToken: null };
}

/** Replaces a token, once: of two requests at the same time one gets the new one, the other keeps what it has. */
async function rotate(
  db: Database,
  { id, hash, before }: { id: string; hash: string; before: string },
): Promise<string | null> {
  const token = newToken();
  const rotated = await db
    .update(rememberedDevices)
    .set({ tokenHash: hashToken(token), previousTokenHash: hash, rotatedAt: sql`now()`, seenAt: sql`now()` })
    .where(and(eq(rememberedDevices.id, id), eq(rememberedDevices.tokenHash, before)))
    .returning({ id: rememberedDevices.id });
  return rotated.length > 0 ? token : null;
}
