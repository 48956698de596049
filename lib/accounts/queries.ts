import { eq } from "drizzle-orm";
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
