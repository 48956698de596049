import { fetchSession, type SessionReport, toReport } from "../queries";
import { askStripe, isRefusal, stripe } from "../stripe";

/**
 * Takes the payment page away at Stripe, so that nobody can pay on it any more.
 *
 * @returns What Stripe knows afterwards: `expired`, or `complete` when the buyer was faster.
 * @throws DomainError `unavailable` `payment-unavailable`.
 */
export async function expireSession(sessionId: string): Promise<SessionReport> {
  try {
    return toReport(await askStripe(() => stripe.checkout.sessions.expire(sessionId)));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // It was complete or expired already: its state says which.
    return fetchSession(sessionId);
  }
}
