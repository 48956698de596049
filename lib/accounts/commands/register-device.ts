import { newToken } from "@/lib/core/ids";
import type { Database } from "@/lib/db/context";
import { devices } from "@/lib/db/schema/accounts";
import { findDevice } from "../queries";
import { hashToken } from "../rules";

/**
 * Makes an unknown browser a device of the shop.
 *
 * @param token Its secret, 256 bits that nobody can guess; the same one again is the same device.
 * @returns Its id, and the token for its cookie: only here in clear, the table keeps a hash.
 */
export async function registerDevice(db: Database, token = newToken()): Promise<{ id: string; token: string }> {
  const [device] = await db
    .insert(devices)
    .values({ tokenHash: hashToken(token) })
    .onConflictDoNothing()
    .returning({ id: devices.id });
  const id = device?.id ?? (await findDevice(db, token));
  if (id === null) throw new Error("the new device came back without a row");
  return { id, token };
}
