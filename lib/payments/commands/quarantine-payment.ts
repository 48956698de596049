import { eq } from "drizzle-orm";
import type { Money } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { money, payments } from "@/lib/db/schema/payments";
import { raiseTask } from "@/lib/tasks";
import type { PaymentRow } from "../queries";
import { currencyOf, isProvablyOurs, type StripeReport } from "../rules";
import { isLive } from "../stripe";
import { requestRefund } from "./request-refund";

type Odd = { report: StripeReport & { paymentIntentId: string }; mismatch: string };

/**
 * Books a payment that must not become an order: as Stripe says that it was, with the refund of all of it, where it is
 * provably the checkout's own. Another's is touched by nobody. People are told either way.
 *
 * @param ctx Its `db` must be the transaction that turns the checkout to quarantined.
 * @param odd What Stripe reported and what is wrong about it.
 * @returns What goes back, null when a person must decide.
 */
export async function quarantinePayment(
  ctx: Context,
  payment: PaymentRow,
  { report, mismatch }: Odd,
): Promise<Money | null> {
  const { checkoutId } = payment;
  const { paymentIntentId, amount, currency } = report;
  const back =
    amount !== null && currency !== null && isProvablyOurs(report, { checkoutId, isLive })
      ? { amount, currency: currencyOf(currency) }
      : null;
  if (back !== null) {
    const capture = { stripeObjectId: paymentIntentId, checkoutId, kind: "capture", ...back } as const;
    await ctx.db.insert(money).values(capture).onConflictDoNothing();
    await ctx.db
      .update(payments)
      .set({ state: "succeeded", stripePaymentIntentId: paymentIntentId })
      .where(eq(payments.checkoutId, checkoutId));
    await requestRefund(ctx, checkoutId, { amount: back.amount, reason: "quarantined" });
  }
  const asked = { amount: payment.amount, currency: payment.currency };
  const details = { checkoutId, paymentIntentId, why: mismatch, asked, paid: { amount, currency }, goesBack: back };
  await raiseTask(ctx, { kind: "payment_quarantined", ref: checkoutId, details });
  return back;
}
