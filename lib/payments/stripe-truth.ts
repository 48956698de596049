import { askStripe, stripe } from "./stripe";

/** A payment as Stripe tells it, for comparing with our books. Amounts in minor units. */
export type StripePayment = {
  paymentIntentId: string;
  checkoutId: string | null;
  amount: number;
  refunded: number;
  currency: string;
  createdAt: Date;
};

/**
 * Every payment that succeeded at Stripe since an instant. One call per hundred.
 *
 * @throws DomainError `unavailable` `payment-unavailable`.
 */
export async function listStripePayments(since: Date): Promise<StripePayment[]> {
  const gte = Math.floor(since.getTime() / 1000);
  return askStripe(async () => {
    const refunds = new Map<string, number>();
    for await (const refund of stripe.refunds.list({ created: { gte }, limit: 100 })) {
      const intent = typeof refund.payment_intent === "string" ? refund.payment_intent : refund.payment_intent?.id;
      if (intent !== undefined && refund.status === "succeeded") {
        refunds.set(intent, (refunds.get(intent) ?? 0) + refund.amount);
      }
    }
    const found: StripePayment[] = [];
    for await (const intent of stripe.paymentIntents.list({ created: { gte }, limit: 100 })) {
      if (intent.status !== "succeeded") continue;
      found.push({
        paymentIntentId: intent.id,
        checkoutId: intent.metadata["checkout_id"] ?? null,
        amount: intent.amount_received,
        refunded: refunds.get(intent.id) ?? 0,
        currency: intent.currency.toUpperCase(),
        createdAt: new Date(intent.created * 1000),
      });
    }
    return found;
  });
}

/** Ids of the events about payments that Stripe sent between two instants. */
export async function listStripeEvents(from: Date, until: Date): Promise<string[]> {
  const created = { gte: Math.floor(from.getTime() / 1000), lte: Math.floor(until.getTime() / 1000) };
  return askStripe(async () => {
    const ids: string[] = [];
    for await (const event of stripe.events.list({ created, limit: 100 })) ids.push(event.id);
    return ids;
  });
}
