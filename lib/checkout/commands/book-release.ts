import { eq } from "drizzle-orm";
import { type Context, systemContext } from "@/lib/db/context";
import { wakeWorker } from "@/lib/db/jobs";
import { checkouts } from "@/lib/db/schema/checkout";
import { findOrderByCheckout, keepLines, listLeftLines, releaseOrder } from "@/lib/orders";
import { enqueueMessage } from "@/lib/outbox";
import { recordExpiry } from "@/lib/payments";
import type { Checkout } from "../queries";
import type { CheckoutState, ReleaseCause } from "../rules";
import { putBack } from "./put-back";

/**
 * Books that a bank's promise is gone: the order is cancelled, its goods are on the shelf again, and nothing was
 * charged. Who undid it sees it on the page; everybody else gets a mail.
 *
 * @param tx Its `db` must be the transaction that holds the checkout's row lock, after Stripe said so.
 */
export async function bookRelease(tx: Context, checkout: Checkout): Promise<CheckoutState> {
  const cause = checkout.releaseCause ?? "lost";
  const orderId = await takeOrderBack(tx, checkout.id, cause);
  await tx.db.update(checkouts).set({ state: "released", releaseCause: cause }).where(eq(checkouts.id, checkout.id));
  await recordExpiry(tx, checkout.id);
  const payload = { orderId, cause };
  if (cause !== "undone") await enqueueMessage(tx, { kind: "order_released", ref: orderId, payload });
  // Orders of the same parcel may have waited for this one.
  await wakeWorker(tx.db, "sweep");
  return "released";
}

/** Cancels an order whose money was not taken and puts its goods back. @returns The order's id. */
export async function takeOrderBack(tx: Context, checkoutId: string, cause: ReleaseCause): Promise<string> {
  const order = await findOrderByCheckout(tx, checkoutId);
  if (!order) throw new Error(`the checkout ${checkoutId} is promised and has no order`);
  await releaseOrder(tx, order.id, cause);
  const lines = await listLeftLines(tx, order.id);
  const chosen = lines.flatMap(({ position, left }) => (left > 0 ? [{ position, quantity: left }] : []));
  // No refund: the order itself names what went back, once.
  const back = { refundId: order.id, chosen };
  await keepLines(tx, order.id, { ...back, isRestocked: true });
  await putBack({ ...systemContext(tx.db, "release"), requestId: tx.requestId }, { ...back, lines });
  return order.id;
}
