import { sql } from "drizzle-orm";
import { conflict } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { holds, stock } from "@/lib/db/schema/inventory";
import { mergeQuantities, type Quantity } from "../rules";

/**
 * Holds stock for a checkout, all lines or none.
 *
 * @param ctx Its `db` must be the transaction that makes the checkout: a refusal rolls both back.
 * @param checkoutId The checkout the hold belongs to.
 * @param input `lines` to hold; `holdSeconds` until the hold may be released, by the database's clock.
 * @throws DomainError `conflict` `out-of-stock`.
 */
export async function reserveStock(
  { db }: Context,
  checkoutId: string,
  input: { lines: readonly Quantity[]; holdSeconds: number },
): Promise<void> {
  for (const { variantId, quantity } of mergeQuantities(input.lines)) {
    const taken = await db
      .update(stock)
      .set({ reserved: sql`${stock.reserved} + ${quantity}` })
      .where(sql`${stock.variantId} = ${variantId} and ${stock.onHand} - ${stock.reserved} >= ${quantity}`)
      .returning({ variantId: stock.variantId });
    if (taken.length === 0) throw conflict("out-of-stock", `Fewer than ${quantity} of ${variantId} are left.`);
    await db.insert(holds).values({
      checkoutId,
      variantId,
      quantity,
      state: "live",
      expiresAt: sql`now() + make_interval(secs => ${input.holdSeconds})`,
    });
  }
}
