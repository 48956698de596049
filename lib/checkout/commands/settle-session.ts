import type { Context } from "@/lib/db/context";
import { findOrderByCheckout, orderTokenOf } from "@/lib/orders";
import { findCheckoutByStripeId } from "@/lib/payments";
import { notFound } from "@/lib/core/errors";
import type { CheckoutOutcome } from "../contract";
import { getCheckoutSource } from "../queries";
import { outcomeOf } from "../rules";
import { settleCheckout } from "./settle-checkout";

/**
 * What became of the payment page that a buyer comes back from. The session's id is the key: only the buyer's browser
 * was ever told it, also when that is another browser than the one that went there.
 *
 * @throws DomainError `not_found`, `unavailable` `payment-unavailable`.
 */
export async function settleSession(ctx: Context, sessionId: string): Promise<CheckoutOutcome> {
  const checkoutId = await findCheckoutByStripeId(ctx, sessionId);
  const state = checkoutId === null ? null : await settleCheckout(ctx, checkoutId);
  if (checkoutId === null || state === null) throw notFound("payment", "of this page");
  const order = state === "paid" ? await findOrderByCheckout(ctx, checkoutId) : null;
  return {
    state: outcomeOf(state),
    orderToken: order === null ? null : orderTokenOf(order.id),
    source: await getCheckoutSource(ctx, checkoutId),
  };
}
