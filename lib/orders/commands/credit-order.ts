import { eq } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { orderEvents, orders } from "@/lib/db/schema/orders";

/**
 * Brings what an order says was given back in step with the money ledger. Nothing happens when it is, or when the
 * checkout has no order. Money that a bank sent back is no event of the buyer's timeline.
 *
 * @param creditedAmount Everything given back so far, minor units.
 */
export async function creditOrder({ db }: Context, checkoutId: string, creditedAmount: number): Promise<void> {
  const [order] = await db
    .select({ id: orders.id, before: orders.creditedAmount, paidAt: orders.paidAt })
    .from(orders)
    .where(eq(orders.checkoutId, checkoutId))
    .for("update");
  // What never came for an order is no credit of it: it was let go, and the payment is another matter.
  if (!order?.paidAt || order.before === creditedAmount) return;
  await db.update(orders).set({ creditedAmount }).where(eq(orders.id, order.id));
  if (creditedAmount > order.before) await db.insert(orderEvents).values({ orderId: order.id, state: "refunded" });
}
