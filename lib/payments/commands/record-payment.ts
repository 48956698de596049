import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { money, payments } from "@/lib/db/schema/payments";
import type { PaymentRow } from "../queries";
import type { StripeReport } from "../rules";

/**
 * Writes a captured payment into the ledger, once per payment intent.
 *
 * @param ctx Its `db` must be the transaction that turns the checkout to paid or refund due.
 */
export async function recordCapture(
  { db }: Context,
  payment: PaymentRow,
  report: StripeReport & { paymentIntentId: string },
): Promise<void> {
  const { checkoutId, amount, currency } = payment;
  await db
    .insert(money)
    .values({ stripeObjectId: report.paymentIntentId, checkoutId, kind: "capture", amount, currency })
    .onConflictDoNothing();
  await db
    .update(payments)
    .set({ state: "succeeded", stripeSessionId: report.sessionId, stripePaymentIntentId: report.paymentIntentId })
    .where(eq(payments.checkoutId, checkoutId));
}

/**
 * Notes which payment at Stripe holds the bank's promise. The answer that made it may have been lost.
 *
 * @param ctx Its `db` must be the transaction that turns the checkout to authorized.
 */
export async function recordPromise({ db }: Context, checkoutId: string, paymentIntentId: string): Promise<void> {
  await db
    .update(payments)
    .set({ state: "open", stripePaymentIntentId: paymentIntentId })
    .where(eq(payments.checkoutId, checkoutId));
}

/** Notes that the payment page is gone. A payment that succeeded stays so. */
export async function recordExpiry({ db }: Context, checkoutId: string): Promise<void> {
  await db
    .update(payments)
    .set({ state: "expired" })
    .where(and(eq(payments.checkoutId, checkoutId), sql`${payments.state} <> 'succeeded'`));
}
