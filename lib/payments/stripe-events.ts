import type Stripe from "stripe";
import { checkoutIdOf, paymentIntentOf } from "./rules";
import { collect, pagesOf } from "./stripe-pages";
import { stripe } from "./stripe";

/** Something that Stripe told, or was to tell, our endpoint. */
export type StripeEvent = { eventId: string; checkoutId: string | null; paymentIntentId: string | null; at: Date };

/** What the endpoint is subscribed to; the README names the same. */
const SUBSCRIBED = /^(checkout\.session\.|payment_intent\.|refund\.|charge\.refunded$|charge\.dispute\.)/;

/** Events about something of ours, with what they are about. */
export type ListedEvent = StripeEvent & { event: Stripe.Event };

/**
 * Events since an instant that our endpoint is subscribed to, in pages.
 *
 * @param of `isUndelivered` leaves out those that our endpoint has answered.
 */
export const pageStripeEvents = (since: Date, { isUndelivered }: { isUndelivered: boolean }) =>
  pagesOf(
    (after) =>
      stripe.events.list({
        ...{ created: { gte: Math.floor(since.getTime() / 1000) }, limit: 100, ...after },
        ...(isUndelivered && { delivery_success: false }),
      }),
    (event): ListedEvent | null => {
      if (!SUBSCRIBED.test(event.type)) return null;
      // Safe: every event of Stripe is about one object; the rules read what they know of it.
      const object = event.data.object as unknown as Record<string, unknown>;
      const about = { checkoutId: checkoutIdOf(object), paymentIntentId: paymentIntentOf(object) };
      return { event, eventId: event.id, ...about, at: new Date(event.created * 1000) };
    },
  );

/** Every event since an instant that our endpoint is subscribed to. */
export async function listStripeEvents(since: Date): Promise<StripeEvent[]> {
  const listed = await collect(pageStripeEvents(since, { isUndelivered: false }));
  return listed.map(({ eventId, checkoutId, paymentIntentId, at }) => ({ eventId, checkoutId, paymentIntentId, at }));
}
