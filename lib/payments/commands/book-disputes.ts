import type Stripe from "stripe";
import { eq } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { disputes, money } from "@/lib/db/schema/payments";
import { raiseTask } from "@/lib/tasks";
import { currencyOf, isOverForUs, movedBy } from "../rules";
import { askStripe, stripe } from "../stripe";

/**
 * Mirrors every dispute that Stripe knows of a checkout's payment, and books the money that it took or gave back.
 *
 * @param ctx Must not be inside a transaction.
 */
export async function bookDisputesFromStripe(ctx: Context, checkoutId: string, paymentIntentId: string): Promise<void> {
  const listed: Stripe.Dispute[] = [];
  await askStripe(async () => {
    const pages = stripe.disputes.list({ payment_intent: paymentIntentId, limit: 100 });
    for await (const dispute of pages) listed.push(dispute);
  });
  for (const dispute of listed) await bookDispute(ctx, checkoutId, dispute);
}

async function bookDispute(ctx: Context, checkoutId: string, dispute: Stripe.Dispute): Promise<void> {
  const { id: stripeDisputeId, status: state, reason, amount } = dispute;
  const currency = currencyOf(dispute.currency);
  const dueBy = dispute.evidence_details.due_by;
  const respondBy = dueBy === null ? null : new Date(dueBy * 1000);
  await ctx.db.transaction(async (db) => {
    const mirrored = { state, reason, amount, respondBy };
    // Of two who book the same dispute the second waits here, so that only one finds it new.
    const isKnown = await db
      .insert(disputes)
      .values({ stripeDisputeId, checkoutId, currency, ...mirrored })
      .onConflictDoNothing()
      .returning({ id: disputes.stripeDisputeId })
      .then((added) => added.length === 0);
    if (isKnown) await db.update(disputes).set(mirrored).where(eq(disputes.stripeDisputeId, stripeDisputeId));
    const entry = { checkoutId, currency };
    const { isWithdrawn, isReinstated } = movedBy(dispute);
    if (isWithdrawn) {
      const values = { ...entry, stripeObjectId: stripeDisputeId, kind: "dispute", amount: -amount } as const;
      await db.insert(money).values(values).onConflictDoNothing();
    }
    if (isReinstated) {
      const values = {
        ...entry,
        stripeObjectId: `${stripeDisputeId}:reinstated`,
        kind: "dispute_won",
        amount,
      } as const;
      await db.insert(money).values(values).onConflictDoNothing();
    }
    if (isKnown || isOverForUs(state)) return;
    const details = { ...entry, amount, reason, state, respondBy: respondBy?.toISOString() ?? null };
    await raiseTask({ ...ctx, db }, { kind: "dispute_opened", ref: stripeDisputeId, details });
  });
}
