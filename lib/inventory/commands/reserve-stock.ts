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
  const wanted = mergeQuantities(input.lines);
  const expiresAt = sql`now() + make_interval(secs => ${input.holdSeconds})`;
  // The stock's rows come last: everybody waits for them until this commit.
  await db.insert(holds).values(wanted.map((line) => ({ checkoutId, ...line, state: "live" as const, expiresAt })));
  for (const { variantId, quantity } of wanted) {
    const taken = await db
      .update(stock)
      .set({ reserved: sql`${stock.reserved} + ${quantity}` })
      .where(sql`${stock.variantId} = ${variantId} and ${stock.onHand} - ${stock.reserved} >= ${quantity}`)
      .returning({ variantId: stock.variantId });
    if (taken.length === 0) throw conflict("out-of-stock", `Fewer than ${quantity} of ${variantId} are left.`);
  }
}
