import { inArray, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { orders } from "@/lib/db/schema/orders";
import { outbox } from "@/lib/db/schema/outbox";
import { webhookInbox } from "@/lib/db/schema/payments";
import { listStripeEvents, listStripePayments, type StripePayment } from "@/lib/payments";
import type { Invariant } from "./invariant";

const DAY_MS = 86_400_000;
/** What is younger may still be on its way to us. */
const GRACE_MS = 5 * 60_000;

/** Those that need Stripe's truth beside ours. @throws DomainError `unavailable` `payment-unavailable`. */
export async function checkWithStripe(ctx: Context): Promise<Invariant[]> {
  const now = ctx.now().getTime();
  const since = new Date(now - 30 * DAY_MS);
  const ours = (await listStripePayments(since)).filter(({ checkoutId }) => checkoutId !== null);
  const placed = await ctx.db
    .select({ stripeRef: orders.stripeRef, total: orders.totalAmount, currency: orders.currency })
    .from(orders)
    .where(sql`${orders.placedAt} >= ${since}`);
  const byRef = new Map(placed.map((order) => [order.stripeRef, order]));
  const isOld = ({ createdAt }: StripePayment) => createdAt.getTime() < now - GRACE_MS;
  const unanswered = ours.filter((payment) => {
    const isReturned = payment.refunded >= payment.amount;
    return isOld(payment) && !byRef.has(payment.paymentIntentId) && !isReturned;
  });
  const refs = new Set(ours.map(({ paymentIntentId }) => paymentIntentId));
  const unpaid = placed.filter(({ stripeRef }) => !refs.has(stripeRef));
  const checkoutIds = ours.map(({ checkoutId }) => checkoutId);
  const different = ours.filter(({ paymentIntentId, amount, currency }) => {
    const order = byRef.get(paymentIntentId);
    return order !== undefined && (order.total !== amount || order.currency !== currency);
  });
  return [
    {
      id: "I3",
      says: "nobody was charged twice for one checkout",
      checked: ours.length,
      broken: checkoutIds.length - new Set(checkoutIds).size,
    },
    {
      id: "I4",
      says: "every payment at Stripe has its order or went back, every order its payment",
      checked: ours.length,
      broken: unanswered.length + unpaid.length,
    },
    {
      id: "I6b",
      says: "the amount at Stripe is the amount of the order",
      checked: placed.length,
      broken: different.length,
    },
    await checkMessages(ctx, since, new Date(now - GRACE_MS)),
  ];
}

async function checkMessages(ctx: Context, from: Date, until: Date): Promise<Invariant> {
  const events = await listStripeEvents(from, until);
  const processed =
    events.length === 0
      ? 0
      : await ctx.db.$count(
          webhookInbox,
          sql`${inArray(webhookInbox.eventId, events)} and ${webhookInbox.processedAt} is not null`,
        );
  const unsent = await ctx.db.$count(
    outbox,
    sql`${outbox.sentAt} is null and ${outbox.createdAt} < now() - interval '15 minutes'`,
  );
  return {
    id: "I10",
    says: "every event of Stripe is in the inbox and processed, every message is sent",
    checked: events.length,
    broken: events.length - processed + unsent,
  };
}
