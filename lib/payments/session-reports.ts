import type Stripe from "stripe";
import { unavailable } from "@/lib/core/errors";
import type { StripeReport } from "./rules";
import { askStripe, madeAbout, stripe } from "./stripe";

/** What a session says, in the words of the rules. */
export function sessionReport(session: Stripe.Checkout.Session): StripeReport {
  if (session.status === null) throw unavailable("payment-unavailable", "Stripe gave a session without a status.");
  const intent = session.payment_intent;
  return {
    sessionId: session.id,
    // Safe: the three states of a session; an unknown one is treated like an open one by every reader.
    status: session.status as StripeReport["status"],
    isPaid: session.payment_status === "paid",
    isAuthorized: false,
    paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? null),
    amount: session.amount_total,
    currency: session.currency,
    isLive: session.livemode,
    checkoutId: session.client_reference_id,
    decline: null,
  };
}

/** Asks Stripe for the state of a session: events are hints, this is the truth. */
export async function fetchSession(sessionId: string): Promise<StripeReport> {
  return sessionReport(await askStripe(() => stripe.checkout.sessions.retrieve(sessionId)));
}

/** The session of a checkout whose answer never reached us, or null when Stripe never made one. */
export async function findLostSession(checkoutId: string, since: Date): Promise<StripeReport | null> {
  return askStripe(async () => {
    for await (const session of stripe.checkout.sessions.list({ created: madeAbout(since), limit: 100 })) {
      if (session.client_reference_id === checkoutId) return sessionReport(session);
    }
    return null;
  });
}
