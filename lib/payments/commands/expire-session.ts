import Stripe from "stripe";
import { askStripe, stripe } from "../stripe";
import { fetchSession, type SessionReport } from "../queries";

/**
 * Takes the payment page away at Stripe, so that nobody can pay on it any more.
 *
 * @returns What Stripe knows afterwards: `expired`, or `complete` when the buyer was faster.
 * @throws DomainError `unavailable` `payment-unavailable`.
 */
export async function expireSession(sessionId: string): Promise<SessionReport> {
  try {
    await askStripe(() => stripe.checkout.sessions.expire(sessionId));
  } catch (error) {
    // It was complete or expired already: the state below says which.
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
  }
  return fetchSession(sessionId);
}
