import { DomainError } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import type { StartCheckoutInput, StartedCheckout } from "../contract";
import { requireStripe } from "@/lib/payments";
import { claimCheckout } from "./claim-checkout";
import { closeCheckout } from "./close-checkout";
import { openPayment } from "./open-payment";
import { preparePurchase } from "./prepare-purchase";
import { refuseSoldOut } from "./refuse-sold-out";

/**
 * Holds the stock of what a device buys and opens its payment: Stripe's page, or a QR code on ours. The same press
 * again gives the same payment.
 *
 * @param ctx Request context; the actor must be a device. Must not be inside a transaction: this waits for Stripe.
 * @param input Who, where to, which delivery, how to pay, and the total that the shopper saw.
 * @param onReserved Called once the stock is held, before Stripe is asked.
 * @returns The address of the page on which to pay.
 * @throws DomainError `forbidden`; `conflict` `cart-empty`, `out-of-stock`, `price-changed`, `already-paid`,
 *   `checkout-expired`, `too-many-checkouts`, `request-in-progress`; `invalid` `no-shipping-rate`, `amount-too-small`,
 *   `amount-too-large`, `payment-refused`; `unavailable` `payment-unavailable`.
 */
export async function startCheckout(
  ctx: Context,
  { pay, ...input }: StartCheckoutInput,
  onReserved: () => void = () => undefined,
): Promise<StartedCheckout> {
  requireStripe();
  await refuseSoldOut(ctx, input.source);
  const purchase = await preparePurchase(ctx, input, { method: pay });
  const checkoutId = await claimCheckout(ctx, purchase);
  onReserved();
  try {
    return await openPayment(ctx, checkoutId);
  } catch (error) {
    // What Stripe will never open holds no stock: the next press begins anew.
    if (error instanceof DomainError && error.reason === "payment-refused") await closeCheckout(ctx, checkoutId);
    throw error;
  }
}
