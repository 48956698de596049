import { newToken } from "@/lib/core/ids";
import type { Database } from "@/lib/db/context";
import { devices } from "@/lib/db/schema/accounts";
import { hashToken } from "../rules";

/**
 * Makes an unknown browser a device of the shop.
 *
 * @returns Its id, and the token for its cookie: only here in clear, the table keeps a hash.
 */
export async function registerDevice(db: Database): Promise<{ id: string; token: string }> {
  const token = newToken();
  const [device] = await db
    .insert(devices)
    .values({ tokenHash: hashToken(token) })
    .returning({ id: devices.id });
  if (!device) throw new Error("the new device came back without a row");
  return { id: device.id, token };
}
