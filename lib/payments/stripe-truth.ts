import type Stripe from "stripe";
import { checkoutIdOf, paymentIntentOf, type RefundState, refundStateOf } from "./rules";
import { askStripe, stripe } from "./stripe";

/** A payment of a checkout of ours that succeeded at Stripe. `amount` in minor units. */
export type StripePayment = {
  paymentIntentId: string;
  checkoutId: string;
  amount: number;
  currency: string;
  isLive: boolean;
  /** When it was paid. */
  at: Date;
};

/** Money that Stripe gave back, tries to give back, or could not. */
export type StripeRefund = {
  refundId: string;
  paymentIntentId: string | null;
  amount: number;
  state: RefundState;
  at: Date;
};

/** Something that Stripe told, or was to tell, our endpoint. */
export type StripeEvent = { eventId: string; checkoutId: string | null; paymentIntentId: string | null; at: Date };

/** What the endpoint is subscribed to; the README names the same. */
const SUBSCRIBED = /^(checkout\.session\.|payment_intent\.|refund\.|charge\.refunded$)/;

const createdSince = (since: Date) => ({ created: { gte: Math.floor(since.getTime() / 1000) }, limit: 100 });
const idOf = (reference: string | { id: string } | null): string | null =>
  typeof reference === "string" ? reference : (reference?.id ?? null);
const instantOf = (seconds: number): Date => new Date(seconds * 1000);

/** Calls once per hundred. @throws DomainError `unavailable` `payment-unavailable`. */
async function listAll<Listed, Row>(
  list: () => Stripe.ApiListPromise<Listed>,
  read: (listed: Listed) => Row | null,
): Promise<Row[]> {
  return askStripe(async () => {
    const rows: Row[] = [];
    for await (const listed of list()) {
      const row = read(listed);
      if (row !== null) rows.push(row);
    }
    return rows;
  });
}

/** Every payment of ours that succeeded at Stripe since an instant. What carries no checkout is not ours. */
export const listStripePayments = (since: Date): Promise<StripePayment[]> =>
  listAll(
    () => stripe.paymentIntents.list({ ...createdSince(since), expand: ["data.latest_charge"] }),
    (intent) => {
      const checkoutId = checkoutIdOf({ metadata: intent.metadata });
      if (intent.status !== "succeeded" || checkoutId === null) return null;
      const charge = typeof intent.latest_charge === "string" ? null : intent.latest_charge;
      return {
        paymentIntentId: intent.id,
        checkoutId,
        amount: intent.amount_received,
        currency: intent.currency.toUpperCase(),
        isLive: intent.livemode,
        at: instantOf(charge?.created ?? intent.created),
      };
    },
  );

/** Every refund at Stripe since an instant, also those made in its dashboard. */
export const listStripeRefunds = (since: Date): Promise<StripeRefund[]> =>
  listAll(
    () => stripe.refunds.list(createdSince(since)),
    ({ id, amount, status, created, payment_intent: intent }) => ({
      ...{ refundId: id, paymentIntentId: idOf(intent), amount },
      ...{ state: refundStateOf(status), at: instantOf(created) },
    }),
  );

/** Every event since an instant that our endpoint is subscribed to. */
export const listStripeEvents = (since: Date): Promise<StripeEvent[]> =>
  listAll(
    () => stripe.events.list(createdSince(since)),
    ({ id, type, created, data }) => {
      if (!SUBSCRIBED.test(type)) return null;
      // Safe: every event of Stripe is about one object; the rules read what they know of it.
      const object = data.object as unknown as Record<string, unknown>;
      return {
        eventId: id,
        checkoutId: checkoutIdOf(object),
        paymentIntentId: paymentIntentOf(object),
        at: instantOf(created),
      };
    },
  );
