import type { Context } from "@/lib/db/context";
import { checkoutIdOf, findCheckoutByStripeId, type InboxEvent, paymentIntentOf } from "@/lib/payments";
import { closeCheckout } from "./close-checkout";
import { followRefunds } from "./return-money";
import { settleCheckout } from "./settle-checkout";

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
  const isOver = event.type === "checkout.session.expired" || event.type === "checkout.session.async_payment_failed";
  if (isOver && (state === "paying" || state === "reserved" || state === "expiring")) {
    await closeCheckout(ctx, checkoutId);
  }
  if (/^(charge\.refunded|refund\.)/.test(event.type) && intent !== null) await followRefunds(ctx, checkoutId, intent);
}
