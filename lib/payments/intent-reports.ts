import type Stripe from "stripe";
import { checkoutIdOf, declineOf, type StripeReport } from "./rules";
import { askStripe, madeAbout, stripe } from "./stripe";

/** What an intent says, in the words of the rules. One that a bank still decides about is `complete`, but not paid. */
export function intentReport(intent: Stripe.PaymentIntent): StripeReport {
  const isPaid = intent.status === "succeeded";
  const error = intent.last_payment_error;
  return {
    sessionId: null,
    status: statusOf(intent.status),
    isPaid,
    isAuthorized: intent.status === "requires_capture",
    paymentIntentId: intent.id,
    amount: isPaid ? intent.amount_received : intent.amount,
    currency: intent.currency,
    isLive: intent.livemode,
    checkoutId: checkoutIdOf({ metadata: intent.metadata }),
    decline:
      ["requires_payment_method", "canceled"].includes(intent.status) && error
        ? declineOf(error.code, error.decline_code)
        : null,
  };
}

function statusOf(status: Stripe.PaymentIntent["status"]): StripeReport["status"] {
  if (status === "canceled") return "expired";
  return status === "succeeded" || status === "processing" ? "complete" : "open";
}

/** Asks Stripe for the state of an intent: events are hints, this is the truth. */
export async function fetchIntent(paymentIntentId: string): Promise<StripeReport> {
  return intentReport(await askStripe(() => stripe.paymentIntents.retrieve(paymentIntentId)));
}

/** The intent of a checkout whose answer never reached us, or null when Stripe never made one. */
export async function findLostIntent(checkoutId: string, since: Date): Promise<StripeReport | null> {
  return askStripe(async () => {
    for await (const intent of stripe.paymentIntents.list({ created: madeAbout(since), limit: 100 })) {
      if (checkoutIdOf({ metadata: intent.metadata }) === checkoutId) return intentReport(intent);
    }
    return null;
  });
}
