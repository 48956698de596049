import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { carts, lineItems } from "@/lib/db/schema/cart";

/**
 * Empties what a device has not bought: its open bag, and what it was about to buy at once. A payment page that is
 * open goes on: what it sells was frozen when it was opened, and only the bare cart that it names is left.
 *
 * @param ctx Its `db` should be a transaction.
 */
export async function forgetCarts({ db }: Context, deviceId: string): Promise<void> {
  // Locked as a checkout of one of them does it first: none is opened meanwhile.
  const open = await db
    .select({ id: carts.id })
    .from(carts)
    .where(and(eq(carts.deviceId, deviceId), eq(carts.state, "open")))
    .orderBy(asc(carts.id))
    .for("update");
  const ids = open.map(({ id }) => id);
  if (ids.length === 0) return;
  await db.delete(lineItems).where(inArray(lineItems.cartId, ids));
  await db
    .delete(carts)
    .where(and(inArray(carts.id, ids), sql`not exists (select from checkouts k where k.cart_id = ${carts.id})`));
}
