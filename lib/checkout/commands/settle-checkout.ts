import { DomainError } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { wakeWorker } from "@/lib/db/jobs";
import { consumeStock } from "@/lib/inventory";
import { enqueueMessage } from "@/lib/outbox";
import {
  endPayment,
  fetchReport,
  findPayment,
  isLive,
  mismatchOf,
  type PaymentRow,
  recordCapture,
  requestRefund,
  type StripeReport,
} from "@/lib/payments";
import { raiseTask } from "@/lib/tasks";
import { type Checkout, findCheckout, lockCheckout } from "../queries";
import { type CheckoutState, isPromised, isSettled } from "../rules";
import { bookCapture } from "./book-capture";
import { bookOrder, tellOfOrder } from "./book-order";
import { bookPromise } from "./book-promise";
import { bookRelease, takeOrderBack } from "./book-release";
import { moveCheckout } from "./move-checkout";
import { quarantineCheckout } from "./quarantine-checkout";

type PaidReport = StripeReport & { paymentIntentId: string };

/**
 * Webhook and return page call it as often as they like: it asks Stripe for the truth, then one transaction books
 * money or the promise of it, stock, order and mail, or does nothing.
 *
 * @param ctx Must not be inside a transaction: this waits for Stripe.
 * @param checkoutId The checkout that may have been paid.
 * @returns The state afterwards; null for a checkout that is not ours.
 * @throws DomainError `unavailable` `payment-unavailable`.
 */
export async function settleCheckout(ctx: Context, checkoutId: string): Promise<CheckoutState | null> {
  const checkout = await findCheckout(ctx, checkoutId);
  const payment = await findPayment(ctx, checkoutId);
  if (!checkout || !payment || isSettled(checkout.state)) return checkout?.state ?? null;
  const report = await fetchReport(payment);
  return report === null ? checkout.state : bookReport(ctx, payment, report);
}

/**
 * The only door to a placed order, for `settleCheckout` and for whoever has asked Stripe already. Books what Stripe
 * reported of a checkout's payment: money, a promise of it, or that a promise is gone.
 */
export async function bookReport(
  ctx: Context,
  payment: PaymentRow,
  report: StripeReport,
): Promise<CheckoutState | null> {
  const { paymentIntentId, isPaid, isAuthorized, status } = report;
  if (paymentIntentId === null || !(isPaid || isAuthorized || status === "expired")) {
    return (await findCheckout(ctx, payment.checkoutId))?.state ?? null;
  }
  const state = await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const checkout = await lockCheckout(tx, payment.checkoutId);
    if (!checkout || isSettled(checkout.state)) return checkout?.state ?? null;
    // As it is now: what was to be taken may have been lowered while Stripe was asked.
    const known = {
      payment: (await findPayment(tx, payment.checkoutId)) ?? payment,
      report: { ...report, paymentIntentId },
    };
    if (!isPaid && !isAuthorized) return isPromised(checkout.state) ? bookRelease(tx, checkout) : checkout.state;
    // The answer that opened the page was lost, but somebody paid on it: this step is then the first to know.
    if (checkout.state === "reserved") await moveCheckout(tx, checkout.id, "paying");
    const open = checkout.state === "reserved" ? { ...checkout, state: "paying" as const } : checkout;
    return isPaid ? bookPaid(tx, open, known) : bookPromise(tx, open, known);
  });
  // The promise came after its checkout was over: nobody will ever take it.
  if (isAuthorized && state === "expired") await endPayment(payment);
  return state;
}

type Known = { payment: PaymentRow; report: PaidReport };

async function bookPaid(tx: Context, checkout: Checkout, { payment, report }: Known): Promise<CheckoutState> {
  const mismatch = mismatchOf(report, { ...payment, isLive });
  if (mismatch !== null) {
    if (isPromised(checkout.state)) await takeOrderBack(tx, checkout.id, "lost");
    return quarantineCheckout(tx, payment, { report, mismatch });
  }
  if (isPromised(checkout.state)) return bookCapture(tx, checkout, { payment, report });
  return bookPayment(tx, checkout, { payment, report });
}

/** T4: money, stock, order and messages in one commit; a late payment whose goods are gone goes back instead. */
async function bookPayment(tx: Context, checkout: Checkout, { payment, report }: Known): Promise<CheckoutState> {
  await recordCapture(tx, payment, report);
  const isThere = await placeAndTake(tx, checkout, report);
  if (!isThere) {
    await requestRefund(tx, checkout.id, { amount: checkout.totalAmount, reason: "late_payment" });
    await moveCheckout(tx, checkout.id, "refund_due");
    await enqueueMessage(tx, { kind: "late_payment_refunded", ref: checkout.id, payload: { checkoutId: checkout.id } });
    const details = { checkoutId: checkout.id, amount: checkout.totalAmount, currency: checkout.currency };
    await raiseTask(tx, { kind: "goods_short", ref: checkout.id, details });
    await wakeWorker(tx.db, "sweep");
    return "refund_due";
  }
  return "paid";
}

/** Places the order and takes its goods off the shelf; false, and nothing is done, when they were sold meanwhile. */
async function placeAndTake(tx: Context, checkout: Checkout, { paymentIntentId }: PaidReport): Promise<boolean> {
  try {
    // A savepoint: a refusal half-way through the lines must leave no order, and none of the goods taken.
    await tx.db.transaction(async (db) => {
      const inner = { ...tx, db };
      const orderId = await bookOrder(inner, checkout, { stripeRef: paymentIntentId, isPaid: true });
      await moveCheckout(inner, checkout.id, "paid");
      await tellOfOrder(inner, orderId);
      // Last: everybody wants these rows, and they stay locked until the commit.
      await consumeStock(inner, checkout.id);
    });
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.reason === "out-of-stock" && checkout.state === "expired") return false;
    throw error;
  }
}
