import Stripe from "stripe";
import { eq } from "drizzle-orm";
import { DomainError } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { payments } from "@/lib/db/schema/payments";
import { fetchIntent, intentReport } from "../intent-reports";
import type { PaymentRow } from "../queries";
import type { StripeReport } from "../rules";
import { askStripe, isRefusal, stripe } from "../stripe";
import { endPayment } from "./end-payment";

/**
 * Takes the money that a bank has promised for a card. Safe to repeat: the amount and the key are made of the row alone,
 * and Stripe takes a promise once, also when its key is forgotten. A promise that Stripe will not take is let go.
 *
 * @param payment The payment of a checkout that is noted as being charged, in the same state for every repeat.
 * @param of `isLate` lets the promise go also where Stripe answers with a fault of its own, which the key may keep.
 * @returns What Stripe knows afterwards: paid, or that the promise is gone.
 * @throws DomainError `unavailable` `payment-unavailable`: nobody knows, ask again.
 */
export async function capturePayment(
  payment: PaymentRow,
  { isLate }: { isLate: boolean },
): Promise<StripeReport | null> {
  const { checkoutId, amount, stripePaymentIntentId: id } = payment;
  if (id === null) throw new Error(`the promise of ${checkoutId} has no payment intent`);
  try {
    const params = { amount_to_capture: amount };
    const key = { idempotencyKey: `capture:${checkoutId}` };
    return intentReport(await askStripe(() => stripe.paymentIntents.capture(id, params, key)));
  } catch (error) {
    if (isLate && isFault(error)) return endPayment(payment);
    if (!isRefusal(error) && !(error instanceof Stripe.errors.StripeCardError)) throw error;
  }
  const report = await fetchIntent(id);
  // Not taken, and not over: a bank that refuses the capture leaves it open, and nobody would ever pay it.
  return report.isPaid || report.status !== "open" ? report : endPayment(payment);
}

/** Stripe answered, with a fault of its own: the same key may give the same fault for a day. */
const isFault = (error: unknown): boolean =>
  error instanceof DomainError && error.cause instanceof Stripe.errors.StripeAPIError;

/**
 * Lowers what is to be taken of a promise, before it is.
 *
 * @param ctx Its `db` must be the transaction that decides to take it.
 * @param amount Minor units, at most what was promised.
 */
export async function lowerPayment({ db }: Context, checkoutId: string, amount: number): Promise<void> {
  await db.update(payments).set({ amount }).where(eq(payments.checkoutId, checkoutId));
}
