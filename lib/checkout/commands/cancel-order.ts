import { newId } from "@/lib/core/ids";
import { type Context, requireRole } from "@/lib/db/context";
import { advanceOrder, getCheckoutOfOrder, keepLines, listLeftLines } from "@/lib/orders";
import { enqueueMessage } from "@/lib/outbox";
import { getRefundable, requestRefund } from "@/lib/payments";
import { lockCheckout } from "../queries";
import { putBack, sendNow } from "./refund-order";

type Cancellation = {
  /** The version that staff saw; a job saw none. */
  version?: number;
  /** Why. */
  note: string;
  /** Whether what was to be sent is on the shelf again. */
  isRestocked: boolean;
};

/**
 * Cancels an order that has not left yet and gives back all of its money that did not go back before. Who buys is
 * written to once, about both. Of two who cancel and ship at the same time, the second is refused.
 *
 * @param ctx Must not be inside a transaction; the actor must be a manager.
 * @throws DomainError `forbidden`; `not_found`; `precondition_failed` `changed-meanwhile`; `conflict` `order-state`,
 *   `refund-refused`: the order is cancelled, and a person must see to the money.
 */
export async function cancelOrder(
  ctx: Context,
  orderId: string,
  { version, note, isRestocked }: Cancellation,
): Promise<void> {
  requireRole(ctx.actor, "manager");
  const checkoutId = await getCheckoutOfOrder(ctx, orderId);
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const checkout = await lockCheckout(tx, checkoutId);
    const amount = await getRefundable(tx, checkoutId);
    await advanceOrder(tx, orderId, { to: "cancelled", version, more: { note, amount, isRestocked } });
    const lines = await listLeftLines(tx, orderId);
    const refundId = amount > 0 ? await requestRefund(tx, checkoutId, { amount, reason: "cancelled", note }) : newId();
    const chosen = lines.flatMap(({ position, left }) => (left > 0 ? [{ position, quantity: left }] : []));
    await keepLines(tx, orderId, { refundId, chosen, isRestocked });
    if (isRestocked) await putBack(tx, { refundId, chosen, lines });
    const payload = { orderId, amount, currency: checkout?.currency };
    await enqueueMessage(tx, { kind: "order_cancelled", ref: orderId, payload });
  });
  await sendNow(ctx, checkoutId);
}
