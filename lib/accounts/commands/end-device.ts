import { eq } from "drizzle-orm";
import { newToken } from "@/lib/core/ids";
import type { Context } from "@/lib/db/context";
import { devices } from "@/lib/db/schema/accounts";
import { hashToken } from "../rules";

/**
 * Makes a device's token worthless: whoever still has a copy of its cookie is a stranger from then on. The device
 * stays, as what it bought belongs to it.
 *
 * @param ctx In a transaction, its `db` holds the device's row until it ends.
 */
export async function endDevice({ db }: Context, deviceId: string): Promise<void> {
  // The hash of a token that nobody was ever told.
  await db
    .update(devices)
    .set({ tokenHash: hashToken(newToken()) })
    .where(eq(devices.id, deviceId));
}
