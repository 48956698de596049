import { saveAddress } from "@/lib/accounts";
import { closeCart } from "@/lib/cart";
import type { Context } from "@/lib/db/context";
import { placeOrder } from "@/lib/orders";
import { enqueueMessage } from "@/lib/outbox";
import { type Checkout, listCheckoutLines } from "../queries";

type Source = {
  /** Stripe's payment intent. */
  stripeRef: string;
  isPaid: boolean;
};

/**
 * Makes the order of a checkout whose goods were taken off the shelf.
 *
 * @param tx Its `db` must be the transaction that holds the checkout's row lock.
 * @returns The order's id.
 */
export async function bookOrder(tx: Context, checkout: Checkout, source: Source): Promise<string> {
  if (checkout.customerId !== null && checkout.isToRemember) await saveAddress(tx, checkout.customerId, checkout);
  const { id: checkoutId, customerId, locale, currency, contact, address } = checkout;
  const { subtotalAmount, shippingAmount, taxIncludedAmount, totalAmount } = checkout;
  const { shippingTitle, deliverFrom, deliverUntil } = checkout;
  const lines = await listCheckoutLines(tx, checkoutId);
  const orderId = await placeOrder(tx, {
    ...{ checkoutId, customerId, ...source, locale, currency, contact, address },
    ...{ subtotalAmount, shippingAmount, taxIncludedAmount, totalAmount, shippingTitle, deliverFrom, deliverUntil },
    lines: lines.map(({ variantId, sku, title, choice, mediaKey, quantity, unitAmount }) => ({
      ...{ variantId, sku, title, choice, mediaKey, quantity, unitAmount },
    })),
  });
  await closeCart(tx, checkout.cartId, lines);
  return orderId;
}

/** Promises the mails of an order whose money has come, to its buyer and to the brand. */
export async function tellOfOrder(tx: Context, orderId: string): Promise<void> {
  for (const kind of ["order_confirmation", "new_order"] as const) {
    await enqueueMessage(tx, { kind, ref: orderId, payload: { orderId } });
  }
}
