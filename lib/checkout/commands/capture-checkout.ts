import { eq } from "drizzle-orm";
import { databaseTime } from "@/lib/db/clock";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { HOME_CURRENCY, minimumCharge } from "@/lib/core/money";
import { listParcelMates, lowerTotals } from "@/lib/orders";
import { capturePayment, findPayment, lowerPayment } from "@/lib/payments";
import { type Checkout, getDecidedAt, listCheckoutLines, lockCheckout } from "../queries";
import { type CheckoutState, isCaptureDue, isCaptureLate, shippingOf, subtotalOf, totalsOf } from "../rules";
import { moveCheckout } from "./move-checkout";
import { bookReport } from "./settle-checkout";

/**
 * Takes the money of an order that its buyer can no longer undo. The decision is stored first, with the amount, and
 * stands: whoever comes after a crash, or after an answer that was lost, asks Stripe for the same again. A promise that
 * the bank did not keep is let go, and the order with it.
 *
 * @param ctx Must not be inside a transaction: this waits for Stripe.
 * @returns The state afterwards: `authorized` before its time, or while an earlier order of its parcel is undecided;
 *   null for an unknown checkout.
 * @throws DomainError `unavailable` `payment-unavailable`: it stays `capturing` until the next try.
 */
export async function captureCheckout(ctx: Context, checkoutId: string): Promise<CheckoutState | null> {
  const { state, isLate } = await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const checkout = await lockCheckout(tx, checkoutId);
    const now = await databaseTime(db);
    if (!checkout || !isCaptureDue(checkout, now)) return { state: checkout?.state ?? null, isLate: false };
    if (checkout.state === "capturing") {
      return { state: checkout.state, isLate: isCaptureLate(await getDecidedAt(tx, checkoutId), now) };
    }
    return { state: (await decide(tx, checkout)) ? ("capturing" as const) : checkout.state, isLate: false };
  });
  if (state !== "capturing") return state;
  const payment = await findPayment(ctx, checkoutId);
  if (!payment) throw new Error(`the checkout ${checkoutId} has no payment`);
  const report = await capturePayment(payment, { isLate });
  return report === null ? state : bookReport(ctx, payment, report);
}

/** Freezes what is taken. An order that joins the parcel of one that stands pays no delivery. @returns Whether it is time. */
async function decide(tx: Context, checkout: Checkout): Promise<boolean> {
  const { id, address, shippingAmount } = checkout;
  const shipping = shippingAmount === 0 ? "due" : shippingOf(await listParcelMates(tx, id));
  if (shipping === "wait") return false;
  if (shipping === "free") {
    const lines = await listCheckoutLines(tx, id);
    // What the provider does not take at all is rounded up by a part of the delivery that was promised.
    const least = Math.max(0, minimumCharge(HOME_CURRENCY) - subtotalOf(lines));
    const totals = totalsOf(lines, Math.min(shippingAmount, least), address.country);
    await tx.db.update(checkouts).set(totals).where(eq(checkouts.id, id));
    await lowerPayment(tx, id, totals.totalAmount);
    await lowerTotals(tx, id, totals);
  }
  await moveCheckout(tx, id, "capturing");
  return true;
}
