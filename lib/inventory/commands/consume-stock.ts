import { and, asc, eq, sql } from "drizzle-orm";
import { conflict } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { holds, stock, stockLedger } from "@/lib/db/schema/inventory";

/**
 * Takes a paid checkout's goods off the shelf: those it still holds, or, when its hold was released before the money
 * came, those that are free now.
 *
 * @param ctx Its `db` must be the transaction that holds the checkout's row lock.
 * @throws DomainError `conflict` `out-of-stock` when released goods were sold to somebody else meanwhile.
 */
export async function consumeStock({ db }: Context, checkoutId: string): Promise<void> {
  const wanted = await db
    .select({ variantId: holds.variantId, quantity: holds.quantity, state: holds.state })
    .from(holds)
    .where(eq(holds.checkoutId, checkoutId))
    .orderBy(asc(holds.variantId));
  for (const { variantId, quantity, state } of wanted) {
    if (state === "consumed") continue;
    const held = state === "live" ? quantity : 0;
    const taken = await db
      .update(stock)
      .set({ onHand: sql`${stock.onHand} - ${quantity}`, reserved: sql`${stock.reserved} - ${held}` })
      .where(and(eq(stock.variantId, variantId), sql`${stock.onHand} - ${stock.reserved} + ${held} >= ${quantity}`))
      .returning({ variantId: stock.variantId });
    if (taken.length === 0) throw conflict("out-of-stock", `${variantId} was sold before the payment came.`);
    await db.insert(stockLedger).values({ variantId, delta: -quantity, reason: "sold", ref: checkoutId });
  }
  await db.update(holds).set({ state: "consumed" }).where(eq(holds.checkoutId, checkoutId));
}
