import type { Context } from "@/lib/db/context";
import { findPayment, keepCard } from "@/lib/payments";
import { findCheckout } from "../queries";

/**
 * Keeps the card of a paid checkout whose buyer asked for that. The return page and the webhook both call it, so that
 * one of them does it.
 *
 * @param ctx Must not be inside a transaction: this asks Stripe.
 * @throws DomainError `unavailable` `payment-unavailable`.
 */
export async function keepBuyersCard(ctx: Context, checkoutId: string): Promise<void> {
  const checkout = await findCheckout(ctx, checkoutId);
  if (checkout?.state !== "paid" || !checkout.isCardToKeep || checkout.customerId === null) return;
  const intent = (await findPayment(ctx, checkoutId))?.stripePaymentIntentId ?? null;
  if (intent !== null) await keepCard(ctx, checkout.customerId, intent);
}
