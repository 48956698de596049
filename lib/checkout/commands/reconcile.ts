import { databaseTime } from "@/lib/db/clock";
import type { Context } from "@/lib/db/context";
import { pageStripeDisputes, pageStripePayments, pageStripeRefunds, receiveMissedEvents } from "@/lib/payments";
import { type Counts, runCheck } from "../reconcile/check";
import { checkDisputes } from "../reconcile/disputes";
import { checkDeadEvents, checkDeadMessages, checkMails } from "../reconcile/messages";
import { checkOwnEntries } from "../reconcile/own-entries";
import { checkPayments } from "../reconcile/payments";
import { checkPromises } from "../reconcile/promises";
import { checkRefunds } from "../reconcile/refunds";
import { checkHolds, checkShelf } from "../reconcile/shelf";
import { checkSums } from "../reconcile/sums";

export type ReconcileOptions = {
  /** How far to look back. */
  seconds: number;
  /** Also what costs more: events that were answered already, and the whole stock. */
  isThorough?: boolean;
  /** Whether other shops use the same Stripe account: payments of checkouts that we do not know are then theirs. */
  isAccountShared?: boolean;
};

/**
 * Compares the books with what Stripe knows, in both directions, and puts right what is no guess: events that never
 * came, payments, refunds and disputes that are not booked, holds left behind, mails that were never promised. What it
 * cannot put right becomes a task for people, once. Also how the shop catches up after a backup was restored.
 *
 * @param ctx Must not be inside a transaction: this waits for Stripe.
 * @returns How many differences were mended and how many were told.
 * @throws DomainError `unavailable` `payment-unavailable`: what was mended stays so, the next run does the rest.
 */
export async function reconcile(ctx: Context, options: ReconcileOptions): Promise<Counts> {
  const { seconds, isThorough = false, isAccountShared = false } = options;
  const since = new Date((await databaseTime(ctx.db)).getTime() - seconds * 1000);
  const counts: Counts = { mended: await receiveMissedEvents(ctx, since, { isThorough }), told: 0 };
  const seen = new Set<string>();
  for await (const page of pageStripePayments(since)) {
    for (const { paymentIntentId } of page) seen.add(paymentIntentId);
    await runCheck(ctx, counts, checkPayments(ctx, page, { isAccountShared }));
  }
  for await (const page of pageStripeRefunds(since)) {
    for (const { refundId } of page) seen.add(refundId);
    await runCheck(ctx, counts, checkRefunds(ctx, page));
  }
  for await (const page of pageStripeDisputes(since)) {
    for (const { disputeId } of page) seen.add(disputeId);
    await runCheck(ctx, counts, checkDisputes(ctx, page));
  }
  await checkOwnEntries(ctx, counts, { since, seen });
  await runCheck(ctx, counts, checkSums(ctx, since));
  await runCheck(ctx, counts, checkHolds(ctx));
  await runCheck(ctx, counts, checkPromises(ctx));
  if (isThorough) await runCheck(ctx, counts, checkShelf(ctx));
  await runCheck(ctx, counts, checkMails(ctx, since));
  await runCheck(ctx, counts, checkDeadEvents(ctx));
  await runCheck(ctx, counts, checkDeadMessages(ctx));
  return counts;
}
