import type Stripe from "stripe";
import { and, eq, ne } from "drizzle-orm";
import type { Currency } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { money, refunds } from "@/lib/db/schema/payments";
import { raiseTask } from "@/lib/tasks";
import { currencyOf, refundStateOf } from "../rules";
import { askStripe, stripe } from "../stripe";

/** A refund that waits until the buyer has told Stripe a bank account. Amount in minor units. */
export type AskedRefund = { refundId: string; amount: number; currency: Currency };

/**
 * Books every refund that Stripe knows for a checkout, also those made in its dashboard.
 *
 * @param ctx Must not be inside a transaction.
 * @returns Those that wait for the buyer.
 */
export async function bookRefundsFromStripe(
  ctx: Context,
  checkoutId: string,
  paymentIntentId: string,
): Promise<AskedRefund[]> {
  const listed: Stripe.Refund[] = [];
  await askStripe(async () => {
    const pages = stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 });
    for await (const refund of pages) listed.push(refund);
  });
  const asked: AskedRefund[] = [];
  for (const refund of listed) asked.push(...(await bookRefund(ctx, checkoutId, refund)));
  return asked;
}

/**
 * Books what Stripe says of one refund: its state, its money once it succeeded, and its money again when the bank sent
 * it back later. People are told of one that failed.
 *
 * @returns The refund when it waits for the buyer, else nothing.
 */
export async function bookRefund(ctx: Context, checkoutId: string, refund: Stripe.Refund): Promise<AskedRefund[]> {
  const { id: refundId, amount } = refund;
  const state = refundStateOf(refund.status);
  const currency = currencyOf(refund.currency);
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const hasStepped = await followRow(tx, checkoutId, refund);
    const entry = { checkoutId, currency };
    if (state === "succeeded") {
      const values = { ...entry, stripeObjectId: refundId, kind: "refund", amount: -amount } as const;
      await db.insert(money).values(values).onConflictDoNothing();
    }
    if (state !== "failed") return;
    const cameBack = await bookReturn(tx, refundId, { ...entry, amount });
    if (!hasStepped && !cameBack) return;
    const details = { ...entry, amount, why: refund.failure_reason ?? refund.status };
    await raiseTask(tx, { kind: "refund_failed", ref: refundId, details });
  });
  return isAsked(refund) ? [{ refundId, amount, currency }] : [];
}

/** Takes our row along, forward only: a failed refund stays failed, a succeeded one may still fail. */
async function followRow({ db }: Context, checkoutId: string, refund: Stripe.Refund): Promise<boolean> {
  const rowId = refund.metadata?.["refund_id"];
  if (rowId === undefined) return false;
  const state = refundStateOf(refund.status);
  const isThis = and(eq(refunds.id, rowId), eq(refunds.checkoutId, checkoutId), ne(refunds.state, "failed"));
  const stepped = await db
    .update(refunds)
    .set({ state, stripeRefundId: refund.id })
    .where(state === "failed" ? isThis : and(isThis, ne(refunds.state, "succeeded")))
    .returning({ id: refunds.id });
  return stepped.length > 0;
}

type Return = { checkoutId: string; currency: Currency; amount: number };

/** Books money that came back to us, once; what never left cannot come back. */
async function bookReturn({ db }: Context, refundId: string, entry: Return): Promise<boolean> {
  if ((await db.$count(money, eq(money.stripeObjectId, refundId))) === 0) return false;
  const booked = await db
    .insert(money)
    .values({ ...entry, stripeObjectId: `${refundId}:failed`, kind: "refund_failed" })
    .onConflictDoNothing()
    .returning({ id: money.stripeObjectId });
  return booked.length > 0;
}

/** Cards take a refund as it is; other methods need a bank account, for which Stripe asks the buyer by mail. */
const isAsked = ({ status, instructions_email: email }: Stripe.Refund): boolean =>
  status === "requires_action" || (status === "pending" && email != null);
