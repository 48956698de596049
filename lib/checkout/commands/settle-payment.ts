import { notFound } from "@/lib/core/errors";
import { readSignedId } from "@/lib/core/signed-id";
import type { Context } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import { type Decline, fetchReport, findCheckoutByStripeId, findPayment } from "@/lib/payments";
import type { CheckoutOutcome, SettleInput } from "../contract";
import { getOutcome } from "../queries";
import { outcomeOf } from "../rules";
import { closeCheckout } from "./close-checkout";
import { settleCheckout } from "./settle-checkout";

/**
 * What became of the payment that a buyer comes back from. The page's id, or our signed key, is proof enough: only
 * the buyer's browser was ever told it, also when that is another browser than the one that went there.
 *
 * @throws DomainError `not_found`, `unavailable` `payment-unavailable`.
 */
export async function settlePayment(ctx: Context, key: SettleInput): Promise<CheckoutOutcome> {
  const checkoutId =
    "sessionId" in key
      ? await findCheckoutByStripeId(ctx, key.sessionId)
      : readSignedId("checkout", key.checkout, env.APP_SECRET);
  const state = checkoutId === null ? null : await settleCheckout(ctx, checkoutId);
  if (checkoutId === null || state === null) throw notFound("payment", "of this page");
  const isUnpaid = ["open", "expired"].includes(outcomeOf(state));
  const decline = isUnpaid ? await endDeclined(ctx, checkoutId) : null;
  return { ...(await getOutcome(ctx, checkoutId)), decline };
}

/** A saved card that was declined is over: its goods are let go, and the buyer is told why, as far as that is good. */
async function endDeclined(ctx: Context, checkoutId: string): Promise<Decline | null> {
  const payment = await findPayment(ctx, checkoutId);
  if (payment?.method !== "saved_card") return null;
  const decline = (await fetchReport(payment))?.decline ?? null;
  if (decline !== null) await closeCheckout(ctx, checkoutId);
  return decline;
}
