import type Stripe from "stripe";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { payments, refunds } from "@/lib/db/schema/payments";
import { log } from "@/lib/log/server";
import { raiseTask } from "@/lib/tasks";
import { askStripe, isRefusal, stripe } from "../stripe";
import { type AskedRefund, bookRefund, bookRefundsFromStripe } from "./book-refunds";

/** After this Stripe may have forgotten a key: the same call could give the money back a second time. */
const KEY_LIFE = sql`interval '23 hours'`;

type Waiting = {
  id: string;
  amount: number;
  intent: string | null;
  stripeRefundId: string | null;
  isKeyOld: boolean;
};

/**
 * Sends a checkout's waiting refunds to Stripe and books what Stripe says. Safe to repeat: what Stripe has is asked
 * for, what it lacks is sent with the one key of its row. One that Stripe refuses is `failed`, people are told, and
 * booked is what it gave back instead, in its dashboard for example.
 *
 * @param ctx Must not be inside a transaction: this waits for Stripe.
 * @returns How many Stripe refused, and those that wait for the buyer.
 * @throws DomainError `unavailable` `payment-unavailable`; the rows stay and are sent later.
 */
export async function sendRefunds(
  ctx: Context,
  checkoutId: string,
): Promise<{ refusals: number; asked: AskedRefund[] }> {
  const waiting = await ctx.db
    .select({
      ...{ id: refunds.id, amount: refunds.amount, stripeRefundId: refunds.stripeRefundId },
      intent: payments.stripePaymentIntentId,
      isKeyOld: sql<boolean>`${refunds.createdAt} < now() - ${KEY_LIFE}`,
    })
    .from(refunds)
    .innerJoin(payments, eq(payments.checkoutId, refunds.checkoutId))
    .where(and(eq(refunds.checkoutId, checkoutId), inArray(refunds.state, ["requested", "pending"])))
    .orderBy(asc(refunds.id));
  const asked: AskedRefund[] = [];
  let refusals = 0;
  for (const { intent, ...row } of waiting) {
    if (intent === null) throw new Error(`the refund ${row.id} has no payment intent`);
    const refund = await askRefund(checkoutId, { ...row, intent });
    if (refund !== null) {
      asked.push(...(await bookRefund(ctx, checkoutId, refund)));
      continue;
    }
    refusals += 1;
    await giveUp(ctx, checkoutId, row);
    asked.push(...(await bookRefundsFromStripe(ctx, checkoutId, intent)));
  }
  return { refusals, asked };
}

/** Notes that Stripe refuses a refund, and tells people in the same commit. */
async function giveUp(ctx: Context, checkoutId: string, { id, amount }: Omit<Waiting, "intent">): Promise<void> {
  await ctx.db.transaction(async (db) => {
    const [refused] = await db
      .update(refunds)
      .set({ state: "failed" })
      .where(and(eq(refunds.id, id), eq(refunds.state, "requested")))
      .returning({ currency: refunds.currency });
    if (!refused) return;
    const details = { checkoutId, amount, currency: refused.currency };
    await raiseTask({ ...ctx, db }, { kind: "refund_refused", ref: id, details });
  });
}

/** What Stripe knows of a refund of ours, after it was sent if it was not before; null when Stripe refuses it. */
async function askRefund(checkoutId: string, row: Waiting & { intent: string }): Promise<Stripe.Refund | null> {
  const { id, amount, intent, stripeRefundId, isKeyOld } = row;
  if (stripeRefundId !== null) return askStripe(() => stripe.refunds.retrieve(stripeRefundId));
  const made = isKeyOld ? await findMadeRefund(intent, id) : null;
  if (made) return made;
  const params = { payment_intent: intent, amount, metadata: { checkout_id: checkoutId, refund_id: id } };
  try {
    return await askStripe(() => stripe.refunds.create(params, { idempotencyKey: `refund:${id}` }));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    log.error({ checkoutId, refundId: id, err: error }, "Stripe refuses a refund");
    return null;
  }
}

/** The refund at Stripe whose answer never reached us, or null when it was never made. */
async function findMadeRefund(paymentIntentId: string, refundId: string): Promise<Stripe.Refund | null> {
  return askStripe(async () => {
    for await (const refund of stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 })) {
      if (refund.metadata?.["refund_id"] === refundId) return refund;
    }
    return null;
  });
}
