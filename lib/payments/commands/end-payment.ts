import { fetchIntent, intentReport } from "../intent-reports";
import type { PaymentRow } from "../queries";
import { fetchReport } from "../reports";
import type { StripeReport } from "../rules";
import { fetchSession, sessionReport } from "../session-reports";
import { askStripe, isRefusal, stripe } from "../stripe";

/**
 * Takes a payment away at Stripe, so that nobody can pay it any more. Never makes one: Stripe could refuse that for
 * good, and the stock would stay held. A call that is still on its way may make one after this look; nobody is told
 * of it, because nothing is given out once the checkout is expiring.
 *
 * @returns What Stripe knows afterwards: `expired`, or `complete` when the buyer was faster; null when there is none.
 * @throws DomainError `unavailable` `payment-unavailable`.
 */
export async function endPayment(payment: PaymentRow): Promise<StripeReport | null> {
  const known = payment.method === "page" ? payment.stripeSessionId : payment.stripePaymentIntentId;
  const report = known === null ? await fetchReport(payment) : null;
  if (report !== null && report.status !== "open") return report;
  const id = known ?? report?.sessionId ?? report?.paymentIntentId ?? null;
  if (id === null) return null;
  return payment.method === "page" ? expireSession(id) : cancelIntent(id);
}

async function expireSession(sessionId: string): Promise<StripeReport> {
  try {
    return sessionReport(await askStripe(() => stripe.checkout.sessions.expire(sessionId)));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // It was complete or expired already: its state says which.
    return fetchSession(sessionId);
  }
}

async function cancelIntent(paymentIntentId: string): Promise<StripeReport> {
  try {
    return intentReport(await askStripe(() => stripe.paymentIntents.cancel(paymentIntentId)));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // It was paid, cancelled, or a bank decides about it: its state says which.
    return fetchIntent(paymentIntentId);
  }
}
