import { inArray, or } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { wakeWorker } from "@/lib/db/jobs";
import { payments, webhookInbox } from "@/lib/db/schema/payments";
import { type ListedEvent, pageStripeEvents } from "../stripe-events";
import { isLive } from "../stripe";
import { inboxRow } from "./receive-event";

/**
 * Puts events that never reached us into the inbox, those about payments of ours. Two statements a page.
 *
 * @param ctx Must not be inside a transaction: this waits for Stripe.
 * @param of `isThorough` looks at all events, also those that were answered before a backup took them away.
 * @returns How many were missing.
 * @throws DomainError `unavailable` `payment-unavailable`.
 */
export async function receiveMissedEvents(
  ctx: Context,
  since: Date,
  { isThorough }: { isThorough: boolean },
): Promise<number> {
  let count = 0;
  for await (const page of pageStripeEvents(since, { isUndelivered: !isThorough })) {
    const ours = await keepOurs(ctx, page);
    if (ours.length === 0) continue;
    const rows = ours.map(({ event }) => inboxRow(event));
    const added = await ctx.db
      .insert(webhookInbox)
      .values(rows)
      .onConflictDoNothing()
      .returning({ id: webhookInbox.eventId });
    count += added.length;
  }
  if (count > 0) await wakeWorker(ctx.db, "inbox");
  return count;
}

async function keepOurs({ db }: Context, page: ListedEvent[]): Promise<ListedEvent[]> {
  const checkoutIds = page.flatMap(({ checkoutId }) => checkoutId ?? []);
  const intents = page.flatMap(({ paymentIntentId }) => paymentIntentId ?? []);
  const rows = await db
    .select({ checkoutId: payments.checkoutId, intent: payments.stripePaymentIntentId })
    .from(payments)
    .where(or(inArray(payments.checkoutId, checkoutIds), inArray(payments.stripePaymentIntentId, intents)));
  const known = new Set(rows.flatMap(({ checkoutId, intent }) => [checkoutId, intent ?? checkoutId]));
  return page.filter(
    ({ event, checkoutId, paymentIntentId }) =>
      event.livemode === isLive && (known.has(checkoutId ?? "") || known.has(paymentIntentId ?? "")),
  );
}
