import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type Stripe from "stripe";
import type { Context } from "@/lib/db/context";
import { money, payments, refunds } from "@/lib/db/schema/payments";
import { askStripe, stripe } from "../stripe";

type Request = { amount: number; reason: "late_payment" | "requested" };

/**
 * Writes down that money is to go back. The row comes first, the call to Stripe follows; the row is never deleted.
 *
 * @param ctx May be a transaction; a trigger refuses more than was captured.
 * @param checkoutId A checkout with a captured payment.
 * @param input `amount` in minor units of the payment.
 * @returns The refund's id, which is also its key at Stripe.
 */
export async function requestRefund({ db }: Context, checkoutId: string, input: Request): Promise<string> {
  const [payment] = await db
    .select({ currency: payments.currency })
    .from(payments)
    .where(eq(payments.checkoutId, checkoutId));
  if (!payment) throw new Error(`checkout ${checkoutId} has no payment to refund`);
  const [row] = await db
    .insert(refunds)
    .values({ checkoutId, currency: payment.currency, state: "requested", ...input })
    .returning({ id: refunds.id });
  if (!row) throw new Error("the new refund came back without a row");
  return row.id;
}

/**
 * Sends a checkout's waiting refunds to Stripe and books what Stripe says. Safe to repeat: each has one key.
 *
 * @param ctx Must not be inside a transaction: this waits for Stripe.
 * @throws DomainError `unavailable` `payment-unavailable`; the rows stay and are sent later.
 */
export async function sendRefunds(ctx: Context, checkoutId: string): Promise<void> {
  const waiting = await ctx.db
    .select({ id: refunds.id, amount: refunds.amount, intent: payments.stripePaymentIntentId })
    .from(refunds)
    .innerJoin(payments, eq(payments.checkoutId, refunds.checkoutId))
    .where(and(eq(refunds.checkoutId, checkoutId), inArray(refunds.state, ["requested", "pending"])))
    .orderBy(asc(refunds.id));
  for (const { id, amount, intent } of waiting) {
    if (intent === null) throw new Error(`the refund ${id} has no payment intent`);
    const params = { payment_intent: intent, amount, metadata: { checkout_id: checkoutId, refund_id: id } };
    const refund = await askStripe(() => stripe.refunds.create(params, { idempotencyKey: `refund:${id}` }));
    await bookRefund(ctx, checkoutId, refund);
  }
}

/**
 * Books every refund that Stripe knows for a checkout, also those made in its dashboard.
 *
 * @param ctx Must not be inside a transaction.
 */
export async function bookRefundsFromStripe(ctx: Context, checkoutId: string, paymentIntentId: string): Promise<void> {
  const listed = await askStripe(() => stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 }));
  for (const refund of listed.data) await bookRefund(ctx, checkoutId, refund);
}

async function bookRefund(ctx: Context, checkoutId: string, refund: Stripe.Refund): Promise<void> {
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

/** What was given back of a checkout so far, minor units, zero or more. */
export async function getRefundedAmount({ db }: Context, checkoutId: string): Promise<number> {
  const [row] = await db
    .select({ sum: sql<string>`coalesce(-sum(${money.amount}), 0)` })
    .from(money)
    .where(and(eq(money.checkoutId, checkoutId), eq(money.kind, "refund")));
  return Number(row?.sum ?? 0);
}
