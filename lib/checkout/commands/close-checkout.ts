import { databaseTime } from "@/lib/db/clock";
import type { Context } from "@/lib/db/context";
import { releaseStock } from "@/lib/inventory";
import { endPayment, findPayment, hasFailed, isBeingCharged, recordExpiry } from "@/lib/payments";
import { lockCheckout } from "../queries";
import type { CheckoutState } from "../rules";
import { moveCheckout } from "./move-checkout";
import { bookReport } from "./settle-checkout";

/**
 * Ends an open checkout: the payment is taken away at Stripe first, only then does its stock go back. Whoever paid in
 * the meantime gets the order.
 *
 * @param ctx Must not be inside a transaction: this waits for Stripe.
 * @returns The state afterwards: `expired`; `paid` when the buyer was faster; `expiring` while a bank decides or a
 *   card is being charged; null for an unknown checkout.
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

  const payment = await findPayment(ctx, checkoutId);
  // A card is charged by the call itself: until that must have ended, finding no payment proves nothing.
  if (payment && isBeingCharged(payment, await databaseTime(ctx.db))) return "expiring";
  const report = payment && (await endPayment(payment));
  if (payment && report?.isPaid) return bookReport(ctx, payment, report);
  if (report && !(await hasFailed(report))) return "expiring";
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
