import { rememberDevice } from "@/lib/accounts";
import { findCheckout, findKeyedCheckout, keepBuyersCard, settlePayment } from "@/lib/checkout";
import type { CheckoutOutcome, SettleInput } from "@/lib/checkout/contract";
import { DomainError } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { log } from "@/lib/log/server";

type Settled = {
  outcome: CheckoutOutcome;
  /** For the browser's cookie, when it is remembered from now on. */ token: string | null;
};

/**
 * What became of a payment; once it is paid, what its buyer asked for at the checkout: their card is kept, and the
 * browser that started it is remembered. Another browser that comes back from the payment page is not.
 *
 * @throws DomainError `not_found`, `unavailable` `payment-unavailable`.
 */
export async function settleForBuyer(ctx: Context, key: SettleInput, userAgent: string): Promise<Settled> {
  const outcome = await settlePayment(ctx, key);
  const checkoutId = outcome.state === "paid" ? await findKeyedCheckout(ctx, key) : null;
  const checkout = checkoutId === null ? null : await findCheckout(ctx, checkoutId);
  if (!checkout?.isToRemember || checkout.customerId === null) return { outcome, token: null };
  await keepCardNow(ctx, checkout.id);
  const { actor } = ctx;
  if (actor.kind !== "device" || actor.deviceId !== checkout.deviceId) return { outcome, token: null };
  const { customerId, deviceId, createdAt } = checkout;
  return { outcome, token: await rememberDevice(ctx, { customerId, deviceId, userAgent, askedAt: createdAt }) };
}

/** The webhook does it too, and tries until it is done: the buyer need not wait for it. */
async function keepCardNow(ctx: Context, checkoutId: string): Promise<void> {
  try {
    await keepBuyersCard(ctx, checkoutId);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    log.warn({ checkoutId, err: error }, "a card is kept when its event comes");
  }
}
