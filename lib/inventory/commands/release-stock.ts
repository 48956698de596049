import { and, asc, eq, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { holds, stock } from "@/lib/db/schema/inventory";

/**
 * Gives held stock back to the shop. Nothing happens to holds that are no longer live.
 *
 * @param ctx Its `db` must be the transaction that holds the checkout's row lock.
 */
export async function releaseStock({ db }: Context, checkoutId: string): Promise<void> {
  const live = await db
    .select({ variantId: holds.variantId, quantity: holds.quantity })
    .from(holds)
    .where(and(eq(holds.checkoutId, checkoutId), eq(holds.state, "live")))
    .orderBy(asc(holds.variantId));
  for (const { variantId, quantity } of live) {
    await db
      .update(stock)
      .set({ reserved: sql`${stock.reserved} - ${quantity}` })
      .where(eq(stock.variantId, variantId));
  }
  await db
    .update(holds)
    .set({ state: "released" })
    .where(and(eq(holds.checkoutId, checkoutId), eq(holds.state, "live")));
}
