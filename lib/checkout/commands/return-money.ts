import { conflict } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { creditOrder, findOrderByCheckout } from "@/lib/orders";
import { enqueueMessage } from "@/lib/outbox";
import {
  type AskedRefund,
  bookRefundsFromStripe,
  getBalance,
  hasWaitingRefund,
  listReturned,
  sendRefunds,
} from "@/lib/payments";
import { lockCheckout } from "../queries";
import type { CheckoutState } from "../rules";
import { moveCheckout } from "./move-checkout";

/**
 * Sends a checkout's waiting refunds and brings order and checkout in step with what went back.
 *
 * @param ctx Must not be inside a transaction: this waits for Stripe.
 * @throws DomainError `unavailable` `payment-unavailable`; the refund stays due. `conflict` `refund-refused` when
 *   Stripe will not give the money back, so that a person must.
 */
export async function returnMoney(ctx: Context, checkoutId: string): Promise<void> {
  const { refusals, asked } = await sendRefunds(ctx, checkoutId);
  const state = await followMoney(ctx, checkoutId, asked);
  const isStuck = state === "refund_due" && !(await hasWaitingRefund(ctx, checkoutId));
  if (isStuck || (refusals > 0 && state !== "refunded")) {
    throw conflict("refund-refused", `Stripe does not give the money of ${checkoutId} back.`);
  }
}

/** Books refunds that were made at Stripe, by us or in its dashboard. */
export async function followRefunds(ctx: Context, checkoutId: string, paymentIntentId: string): Promise<void> {
  const asked = await bookRefundsFromStripe(ctx, checkoutId, paymentIntentId);
  await followMoney(ctx, checkoutId, asked);
}

const RETURNING: readonly CheckoutState[] = ["refund_due", "quarantined"];

/**
 * Brings order and checkout in step with the money ledger, and writes to the buyer when a refund waits for them and when
 * money has gone back.
 *
 * @returns The checkout's state afterwards, null for one that is not ours.
 */
export async function followMoney(
  ctx: Context,
  checkoutId: string,
  asked: readonly AskedRefund[] = [],
): Promise<CheckoutState | null> {
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const checkout = await lockCheckout(tx, checkoutId);
    if (!checkout) return null;
    const { captured, refunded } = await getBalance(tx, checkoutId);
    await creditOrder(tx, checkoutId, refunded);
    for (const { refundId, ...money } of asked) {
      await enqueueMessage(tx, { kind: "refund_pending", ref: refundId, payload: { checkoutId, ...money } });
    }
    if (refunded > 0) await tellOfRefunds(tx, checkoutId);
    const isBack = captured > 0 && refunded >= captured;
    if (!RETURNING.includes(checkout.state) || !isBack) return checkout.state;
    await moveCheckout(tx, checkoutId, "refunded");
    return "refunded";
  });
}

/** Writes to the buyer of an order once for each refund. Of a cancelled order they were told when it was cancelled. */
async function tellOfRefunds(tx: Context, checkoutId: string): Promise<void> {
  const order = await findOrderByCheckout(tx, checkoutId);
  if (!order) return;
  for (const { stripeRefundId, amount, currency, isCancellation } of await listReturned(tx, checkoutId)) {
    if (isCancellation) continue;
    const payload = { orderId: order.id, amount, currency };
    await enqueueMessage(tx, { kind: "order_refunded", ref: stripeRefundId, payload });
  }
}
