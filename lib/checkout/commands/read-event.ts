import type { Context } from "@/lib/db/context";
import { OPEN_CHECKOUT_STATES } from "@/lib/db/schema/checkout";
import {
  bookDisputesFromStripe,
  checkoutIdOf,
  findCheckoutByStripeId,
  type InboxEvent,
  paymentIntentOf,
} from "@/lib/payments";
import { closeCheckout } from "./close-checkout";
import { followRefunds } from "./return-money";
import { settleCheckout } from "./settle-checkout";

const IS_OVER: ReadonlySet<string> = new Set(["checkout.session.expired", "checkout.session.async_payment_failed"]);
const IS_OPEN: ReadonlySet<string> = new Set(OPEN_CHECKOUT_STATES);

/**
 * Understands one event of Stripe: a hint which checkout to look at. What happened is asked, never taken from it, so
 * that order, repeats and delays of events do not matter. Events about things that are not ours change nothing.
 *
 * @param ctx Must not be inside a transaction.
 */
export async function readEvent(ctx: Context, event: InboxEvent): Promise<void> {
  const intent = paymentIntentOf(event.object);
  const checkoutId = checkoutIdOf(event.object) ?? (intent === null ? null : await findCheckoutByStripeId(ctx, intent));
  if (checkoutId === null) return;
  const state = await settleCheckout(ctx, checkoutId);
  if (state === null) return;
  if (IS_OVER.has(event.type) && IS_OPEN.has(state)) await closeCheckout(ctx, checkoutId);
  // Of a payment that became none of ours nothing is in our books, whatever it says it belongs to.
  if (intent === null || (await findCheckoutByStripeId(ctx, intent)) !== checkoutId) return;
  if (/^(charge\.refund|refund\.)/.test(event.type)) await followRefunds(ctx, checkoutId, intent);
  if (event.type.startsWith("charge.dispute.")) await bookDisputesFromStripe(ctx, checkoutId, intent);
}
