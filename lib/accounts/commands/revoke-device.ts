import { and, eq, isNull, sql } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import { type Context, requireCustomer } from "@/lib/db/context";
import { rememberedDevices } from "@/lib/db/schema/accounts";

/**
 * Takes from a browser the right to buy for its customer.
 *
 * @param ctx The actor must be a browser of the same customer.
 * @throws DomainError `not_found`, also for a device of somebody else.
 */
export async function revokeDevice({ db, actor }: Context, rememberedId: string): Promise<void> {
  const customerId = requireCustomer(actor);
  const revoked = await db
    .update(rememberedDevices)
    .set({ revokedAt: sql`coalesce(${rememberedDevices.revokedAt}, now())` })
    .where(and(eq(rememberedDevices.id, rememberedId), eq(rememberedDevices.customerId, customerId)))
    .returning({ id: rememberedDevices.id });
  if (revoked.length === 0) throw notFound("device", rememberedId);
}

/** Forgets that a browser may buy for anybody. */
export async function revokeBrowser({ db }: Context, deviceId: string): Promise<void> {
  await db
    .update(rememberedDevices)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(rememberedDevices.deviceId, deviceId), isNull(rememberedDevices.revokedAt)));
}
