import type { Currency } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { payments } from "@/lib/db/schema/payments";

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
  input: { amount: number; currency: Currency },
): Promise<void> {
  await db.insert(payments).values({ checkoutId, idempotencyKey: `session:${checkoutId}`, state: "new", ...input });
}
