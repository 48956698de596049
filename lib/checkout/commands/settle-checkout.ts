import { closeCart } from "@/lib/cart";
import { DomainError } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { wakeWorker } from "@/lib/db/jobs";
import { consumeStock } from "@/lib/inventory";
import { placeOrder } from "@/lib/orders";
import { enqueueMessage } from "@/lib/outbox";
import {
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
import { type Checkout, findCheckout, listCheckoutLines, lockCheckout } from "../queries";
import type { CheckoutState } from "../rules";
import { moveCheckout } from "./move-checkout";
import { quarantineCheckout } from "./quarantine-checkout";

type PaidReport = StripeReport & { paymentIntentId: string };

/**
 * Webhook and return page call it as often as they like: it asks Stripe for the truth, then one transaction books
 * money, stock, order and mail, or does nothing.
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

const isSettled = (state: CheckoutState): boolean => ["paid", "refunded", "refund_due", "quarantined"].includes(state);

/**
 * The only door to a paid order, for `settleCheckout` and for `closeCheckout`, which has asked Stripe already. Books
 * what Stripe reported of a checkout's payment, if it is a payment.
 */
export async function bookReport(
  ctx: Context,
  payment: PaymentRow,
  report: StripeReport,
): Promise<CheckoutState | null> {
  const { paymentIntentId } = report;
  if (!report.isPaid || paymentIntentId === null) return (await findCheckout(ctx, payment.checkoutId))?.state ?? null;
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const checkout = await lockCheckout(tx, payment.checkoutId);
    if (!checkout || isSettled(checkout.state)) return checkout?.state ?? null;
    // The answer that opened the page was lost, but somebody paid on it: this step is then the first to know.
    if (checkout.state === "reserved") await moveCheckout(tx, checkout.id, "paying");
    const mismatch = mismatchOf(report, { ...payment, isLive });
    const paid = { ...report, paymentIntentId };
    if (mismatch !== null) return quarantineCheckout(tx, payment, { report: paid, mismatch });
    return bookPayment(tx, checkout, { payment, report: paid });
  });
}

/** T4: money, stock, order and messages in one commit; a late payment whose goods are gone goes back instead. */
async function bookPayment(
  tx: Context,
  checkout: Checkout,
  { payment, report }: { payment: PaymentRow; report: PaidReport },
): Promise<CheckoutState> {
  await recordCapture(tx, payment, report);
  const isThere = await takeGoods(tx, checkout);
  if (!isThere) {
    await requestRefund(tx, checkout.id, { amount: checkout.totalAmount, reason: "late_payment" });
    await moveCheckout(tx, checkout.id, "refund_due");
    await enqueueMessage(tx, { kind: "late_payment_refunded", ref: checkout.id, payload: { checkoutId: checkout.id } });
    const details = { checkoutId: checkout.id, amount: checkout.totalAmount, currency: checkout.currency };
    await raiseTask(tx, { kind: "goods_short", ref: checkout.id, details });
    await wakeWorker(tx.db, "sweep");
    return "refund_due";
  }
  const { id: checkoutId, subtotalAmount, shippingAmount, taxIncludedAmount, totalAmount, ...frozen } = checkout;
  const lines = await listCheckoutLines(tx, checkoutId);
  const orderId = await placeOrder(tx, {
    checkoutId,
    stripeRef: report.paymentIntentId,
    ...{ subtotalAmount, shippingAmount, taxIncludedAmount, totalAmount },
    ...{ locale: frozen.locale, currency: frozen.currency, contact: frozen.contact, address: frozen.address },
    ...{ shippingTitle: frozen.shippingTitle, deliverFrom: frozen.deliverFrom, deliverUntil: frozen.deliverUntil },
    lines: lines.map(({ variantId, sku, title, choice, mediaKey, quantity, unitAmount }) => ({
      ...{ variantId, sku, title, choice, mediaKey, quantity, unitAmount },
    })),
  });
  await closeCart(tx, checkout.cartId, lines);
  await moveCheckout(tx, checkoutId, "paid");
  for (const kind of ["order_confirmation", "new_order"] as const) {
    await enqueueMessage(tx, { kind, ref: orderId, payload: { orderId } });
  }
  return "paid";
}

/** Takes the goods off the shelf; false when a released hold was sold to somebody else. */
async function takeGoods(tx: Context, checkout: Checkout): Promise<boolean> {
  try {
    // A savepoint: a refusal half-way through the lines must leave none of them taken.
    await tx.db.transaction((db) => consumeStock({ ...tx, db }, checkout.id));
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.reason === "out-of-stock" && checkout.state === "expired") return false;
    throw error;
  }
}
