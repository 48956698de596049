import type { Currency } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { payments } from "@/lib/db/schema/payments";

/** How a checkout is to be paid; a saved card by Stripe's id of it. */
export type Paying = { method: "page" | "promptpay" } | { method: "saved_card"; stripePaymentMethodId: string };

/**
 * Stores the one payment of a checkout with its key, before Stripe hears of it.
 *
 * @param ctx Its `db` must be the transaction that makes the checkout.
 * @param checkoutId Names the payment and, through it, the key: every retry is the same payment.
 * @param input `amount` in minor units.
 */
export async function preparePayment(
  { db }: Context,
  checkoutId: string,
  input: { amount: number; currency: Currency; paying: Paying },
): Promise<void> {
  const { amount, currency, paying } = input;
  const idempotencyKey = `${paying.method === "page" ? "session" : "intent"}:${checkoutId}`;
  await db.insert(payments).values({ checkoutId, idempotencyKey, state: "new", amount, currency, ...paying });
}
