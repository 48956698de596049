import type { Context } from "@/lib/db/context";
import { endPayment, findPayment } from "@/lib/payments";
import type { CheckoutState } from "../rules";
import { bookReport } from "./settle-checkout";

/**
 * Lets the promise of a card go at Stripe, then cancels its order. Only for a checkout that is noted as `releasing`:
 * from then on nobody takes its money.
 *
 * @param ctx Must not be inside a transaction: this waits for Stripe.
 * @returns The state afterwards: `released`; `paid` when somebody took the money at Stripe, which then goes back.
 * @throws DomainError `unavailable` `payment-unavailable`: it stays `releasing` until the next try.
 */
export async function releaseCheckout(ctx: Context, checkoutId: string): Promise<CheckoutState | null> {
  const payment = await findPayment(ctx, checkoutId);
  const report = payment && (await endPayment(payment));
  if (!payment || !report) throw new Error(`the promise of ${checkoutId} is not at Stripe`);
  return bookReport(ctx, payment, report);
}
