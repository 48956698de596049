import { and, eq, ne } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { orderEvents, orders } from "@/lib/db/schema/orders";

/**
 * Brings what an order says was given back in step with the money ledger. Nothing happens when it is, or when the
 * checkout has no order.
 *
 * @param creditedAmount Everything given back so far, minor units.
 */
export async function creditOrder({ db }: Context, checkoutId: string, creditedAmount: number): Promise<void> {
  const changed = await db
    .update(orders)
    .set({ creditedAmount })
    .where(and(eq(orders.checkoutId, checkoutId), ne(orders.creditedAmount, creditedAmount)))
    .returning({ id: orders.id });
  for (const { id } of changed) await db.insert(orderEvents).values({ orderId: id, state: "refunded" });
}
