import type { Context } from "@/lib/db/context";
import { releaseStock } from "@/lib/inventory";
import { expireSession, findLostSession, findPayment, recordExpiry, type SessionReport } from "@/lib/payments";
import { lockCheckout } from "../queries";
import type { CheckoutState } from "../rules";
import { moveCheckout } from "./move-checkout";
import { ensureSession } from "./open-payment";
import { bookReport } from "./settle-checkout";

/** After this Stripe may have forgotten a key: sending it again could open a second page. */
const KEY_LIFE_MS = 23 * 3_600_000;

/**
 * Ends an open checkout: the payment page is taken away at Stripe first, only then does its stock go back. Whoever
 * paid in the meantime gets the order.
 *
 * @param ctx Must not be inside a transaction: this waits for Stripe.
 * @returns The state afterwards: `expired`, or `paid` when the buyer was faster; null for an unknown checkout.
 * @throws DomainError `unavailable` `payment-unavailable`; the hold then stays until the next try.
 */
export async function closeCheckout(ctx: Context, checkoutId: string): Promise<CheckoutState | null> {
  const state = await ctx.db.transaction(async (db) => {
    const checkout = await lockCheckout({ ...ctx, db }, checkoutId);
    if (!checkout || !["reserved", "paying"].includes(checkout.state)) return checkout?.state ?? null;
    await moveCheckout({ ...ctx, db }, checkoutId, "expiring");
    return "expiring" as const;
  });
  if (state !== "expiring") return state;

  const report = await takePageAway(ctx, checkoutId);
  const payment = await findPayment(ctx, checkoutId);
  if (report?.isPaid && payment) return bookReport(ctx, payment, report);
  if (report && report.status !== "expired") return "expiring";
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const checkout = await lockCheckout(tx, checkoutId);
    if (checkout?.state !== "expiring") return checkout?.state ?? null;
    await releaseStock(tx, checkoutId);
    await recordExpiry(tx, checkoutId);
    await moveCheckout(tx, checkoutId, "expired");
    return "expired";
  });
}

/** What Stripe knows after the page was taken away; null when it never had one. */
async function takePageAway(ctx: Context, checkoutId: string): Promise<SessionReport | null> {
  const payment = await findPayment(ctx, checkoutId);
  if (!payment) return null;
  if (payment.stripeSessionId !== null) return expireSession(payment.stripeSessionId);
  if (ctx.now().getTime() - payment.createdAt.getTime() > KEY_LIFE_MS) {
    const lost = await findLostSession(checkoutId, payment.createdAt);
    return lost?.status === "open" ? expireSession(lost.sessionId) : lost;
  }
  // The answer may have been lost: the stored key tells us which page there is, or makes one that nobody ever saw.
  const { sessionId } = await ensureSession(ctx, checkoutId);
  return expireSession(sessionId);
}
