import { eq, sql } from "drizzle-orm";
import { conflict } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { orders } from "@/lib/db/schema/orders";
import { takeOrder, writeOrder } from "./take-order";

/**
 * Notes that the money of an order has come. The version that staff saw stays good: nothing that they change did.
 *
 * @param ctx Its `db` must be the transaction that turns the checkout to paid.
 */
export async function noteOrderPaid({ db }: Context, orderId: string): Promise<void> {
  await db
    .update(orders)
    .set({ paidAt: sql`now()` })
    .where(eq(orders.id, orderId));
}

type Totals = Pick<
  typeof orders.$inferInsert,
  "subtotalAmount" | "shippingAmount" | "taxIncludedAmount" | "totalAmount"
>;

/**
 * Takes delivery off an order that goes into another one's parcel.
 *
 * @param ctx Its `db` must be the transaction that decides what is taken.
 * @param totals Minor units.
 */
export async function lowerTotals({ db }: Context, checkoutId: string, totals: Totals): Promise<void> {
  await db.update(orders).set(totals).where(eq(orders.checkoutId, checkoutId));
}

type Cause = "undone" | "cancelled" | "lost";

/**
 * Cancels an order whose money was never taken. Nobody could pack it before.
 *
 * @param ctx Its `db` must be the transaction that lets the promise go.
 * @param cause Why, for the log.
 */
export async function releaseOrder(ctx: Context, orderId: string, cause: Cause): Promise<void> {
  const order = await takeOrder(ctx, orderId, null);
  if (order.state === "cancelled") return;
  await writeOrder(ctx, order, { change: { state: "cancelled" }, action: `order.release-${cause}` });
}

/**
 * Writes down that staff cancel an order whose money was not taken yet; it is cancelled once the promise is let go.
 *
 * @param ctx Its `db` must be the transaction that decides it.
 * @param seen The version that staff saw; a job saw none.
 * @throws DomainError `not_found`, `precondition_failed` `changed-meanwhile`, `conflict` `order-state`.
 */
export async function noteCancellation(
  ctx: Context,
  orderId: string,
  { version, note }: { version?: number | undefined; note: string },
): Promise<void> {
  const order = await takeOrder(ctx, orderId, version ?? null);
  if (order.state !== "placed")
    throw conflict("order-state", `An order that is ${order.state} is not cancelled again.`);
  await writeOrder(ctx, order, { change: {}, action: "order.cancel", more: { note } });
}
