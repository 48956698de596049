import type Stripe from "stripe";
import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { money, payments, refunds } from "@/lib/db/schema/payments";
import { askStripe, stripe } from "../stripe";

/**
 * Books every refund that Stripe knows for a checkout, also those made in its dashboard.
 *
 * @param ctx Must not be inside a transaction.
 */
export async function bookRefundsFromStripe(ctx: Context, checkoutId: string, paymentIntentId: string): Promise<void> {
  const listed = await askStripe(() => stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 }));
  for (const refund of listed.data) await bookRefund(ctx, checkoutId, refund);
}

/** Books what Stripe says of one refund: its state, and its money once it succeeded. */
export async function bookRefund(ctx: Context, checkoutId: string, refund: Stripe.Refund): Promise<void> {
  const refundId = refund.metadata?.["refund_id"];
  await ctx.db.transaction(async (db) => {
    if (refundId !== undefined) {
      await db
        .update(refunds)
        .set({ state: stateOf(refund.status), stripeRefundId: refund.id })
        .where(and(eq(refunds.id, refundId), sql`${refunds.state} <> 'succeeded'`));
    }
    if (refund.status !== "succeeded") return;
    const [payment] = await db
      .select({ currency: payments.currency })
      .from(payments)
      .where(eq(payments.checkoutId, checkoutId));
    if (!payment) throw new Error(`checkout ${checkoutId} has no payment`);
    await db
      .insert(money)
      .values({
        stripeObjectId: refund.id,
        checkoutId,
        kind: "refund",
        amount: -refund.amount,
        currency: payment.currency,
      })
      .onConflictDoNothing();
  });
}

function stateOf(status: string | null): "pending" | "succeeded" | "failed" {
  if (status === "succeeded") return "succeeded";
  return status === "failed" || status === "canceled" ? "failed" : "pending";
}
