import { conflict } from "@/lib/core/errors";
import { recordAudit } from "@/lib/audit";
import { assertStaff, type Context } from "@/lib/db/context";
import { creditOrder, getCheckoutOfOrder } from "@/lib/orders";
import { bookRefundsFromStripe, getRefundedAmount, hasWaitingRefund, requestRefund, sendRefunds } from "@/lib/payments";
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
  const refusals = await sendRefunds(ctx, checkoutId);
  const state = await followMoney(ctx, checkoutId);
  const isStuck = state === "refund_due" && !(await hasWaitingRefund(ctx, checkoutId));
  if (isStuck || (refusals > 0 && state !== "refunded")) {
    throw conflict("refund-refused", `Stripe does not give the money of ${checkoutId} back.`);
  }
}

/** Books refunds that were made at Stripe, by us or in its dashboard. */
export async function followRefunds(ctx: Context, checkoutId: string, paymentIntentId: string): Promise<void> {
  await bookRefundsFromStripe(ctx, checkoutId, paymentIntentId);
  await followMoney(ctx, checkoutId);
}

async function followMoney(ctx: Context, checkoutId: string): Promise<CheckoutState | null> {
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const checkout = await lockCheckout(tx, checkoutId);
    const refunded = await getRefundedAmount(tx, checkoutId);
    await creditOrder(tx, checkoutId, refunded);
    if (checkout?.state !== "refund_due" || refunded < checkout.totalAmount) return checkout?.state ?? null;
    await moveCheckout(tx, checkoutId, "refunded");
    return "refunded";
  });
}

/**
 * Gives a buyer money back.
 *
 * @param ctx Must not be inside a transaction.
 * @param orderId Order to refund.
 * @param input `amount` in minor units, at most what was captured and not given back yet.
 * @throws DomainError `forbidden`; `not_found`; `conflict` `refund-too-large`, `refund-refused`; `unavailable`: the
 *   request stays and is sent later.
 */
export async function refundOrder(ctx: Context, orderId: string, input: { amount: number }): Promise<void> {
  assertStaff(ctx.actor);
  const checkoutId = await getCheckoutOfOrder(ctx, orderId);
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    try {
      await requestRefund(tx, checkoutId, { amount: input.amount, reason: "requested" });
    } catch (error) {
      if (isOverCaptured(error)) throw conflict("refund-too-large", "More than was paid cannot go back.");
      throw error;
    }
    const entry = { action: "order.refund", entity: "order", entityId: orderId, before: null, after: input };
    await recordAudit(tx, entry);
  });
  await returnMoney(ctx, checkoutId);
}

const isOverCaptured = (error: unknown): boolean =>
  (error as { cause?: { constraint?: string } }).cause?.constraint === "refunds_within_captured";
