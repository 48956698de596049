import { fetchIntent, findLostIntent } from "./intent-reports";
import type { PaymentRow } from "./queries";
import type { StripeReport } from "./rules";
import { fetchSession, findLostSession } from "./session-reports";
import { askStripe, stripe } from "./stripe";

/**
 * What Stripe knows of a payment now. One whose answer never reached us is looked for among those made about then.
 *
 * @returns Null when Stripe was never asked for it.
 * @throws DomainError `unavailable` `payment-unavailable`.
 */
export async function fetchReport(payment: PaymentRow): Promise<StripeReport | null> {
  const { checkoutId, method, stripeSessionId, stripePaymentIntentId, createdAt } = payment;
  if (method === "page") {
    return stripeSessionId === null ? findLostSession(checkoutId, createdAt) : fetchSession(stripeSessionId);
  }
  return stripePaymentIntentId === null ? findLostIntent(checkoutId, createdAt) : fetchIntent(stripePaymentIntentId);
}

/**
 * Whether a payment that is no longer open has failed for good: it expired, or what was paid later came to nothing. A
 * delayed method keeps its page `complete` and unpaid while the bank decides, and for ever when it says no.
 *
 * @throws DomainError `unavailable` `payment-unavailable`.
 */
export async function hasFailed(report: StripeReport): Promise<boolean> {
  const { status, isPaid, paymentIntentId } = report;
  if (status === "expired") return true;
  if (status !== "complete" || isPaid || paymentIntentId === null) return false;
  const intent = await askStripe(() => stripe.paymentIntents.retrieve(paymentIntentId));
  return intent.status === "requires_payment_method" || intent.status === "canceled";
}
