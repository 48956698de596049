import { notFound } from "@/lib/core/errors";
import { databaseTime } from "@/lib/db/clock";
import type { Context } from "@/lib/db/context";
import { type Decline, fetchReport, findPayment } from "@/lib/payments";
import type { CheckoutOutcome, SettleInput } from "../contract";
import { findCheckout, findKeyedCheckout, getOutcome } from "../queries";
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
  const checkoutId = await findKeyedCheckout(ctx, key);
  const state = checkoutId === null ? null : await settleCheckout(ctx, checkoutId);
  if (checkoutId === null || state === null) throw notFound("payment", "of this page");
  const isUnpaid = ["open", "expired"].includes(outcomeOf(state));
  const decline = isUnpaid ? await endFailed(ctx, checkoutId) : null;
  return { ...(await getOutcome(ctx, checkoutId)), decline };
}

/**
 * A saved card or a code that the bank refused is over: its goods are let go, and the buyer is told why, as far as that
 * is good. So is a code whose time has run out: its buyer, who looks at it, need not wait for the sweeper's next round.
 * On Stripe's page people try again.
 */
async function endFailed(ctx: Context, checkoutId: string): Promise<Decline | null> {
  const payment = await findPayment(ctx, checkoutId);
  if (!payment || payment.method === "page") return null;
  const decline = (await fetchReport(payment))?.decline ?? null;
  const isOver = payment.method === "promptpay" && (await isOverdue(ctx, checkoutId));
  if (decline !== null || isOver) await closeCheckout(ctx, checkoutId);
  return decline;
}

async function isOverdue(ctx: Context, checkoutId: string): Promise<boolean> {
  const checkout = await findCheckout(ctx, checkoutId);
  return checkout !== null && checkout.expiresAt <= (await databaseTime(ctx.db));
}
