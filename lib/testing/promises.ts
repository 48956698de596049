import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { checkInvariants, readEvent, reconcile } from "@/lib/checkout";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { outbox } from "@/lib/db/schema/outbox";
import { money } from "@/lib/db/schema/payments";
import { workInbox } from "@/lib/payments";
import { stripe } from "@/lib/payments/stripe";
import { receiveSigned } from "./webhook";

/** Where a checkout stands. */
export async function stateOf({ db }: Context, checkoutId: string): Promise<string> {
  const [row] = await db.select({ state: checkouts.state }).from(checkouts).where(eq(checkouts.id, checkoutId));
  return row?.state ?? "gone";
}

/** What Stripe says of a payment. */
export const statusOf = async (intent: string): Promise<string> =>
  (await stripe.paymentIntents.retrieve(intent)).status;

/** The ledger of a checkout, in the order of time. */
export async function moneyOf({ db }: Context, checkoutId: string): Promise<[kind: string, amount: number][]> {
  const rows = await db.select().from(money).where(eq(money.checkoutId, checkoutId)).orderBy(money.createdAt);
  return rows.map(({ kind, amount }) => [kind, amount]);
}

/** Mails that were promised about an order. */
export async function mailsOf({ db }: Context, orderId: string): Promise<string[]> {
  const rows = await db.select({ kind: outbox.kind }).from(outbox).where(eq(outbox.ref, orderId));
  return rows.map(({ kind }) => kind).sort();
}

/** Brings all that Stripe told: what is another test's changes nothing here. */
export async function readEvents(ctx: Context): Promise<void> {
  for await (const { id, type, data } of stripe.events.list({ limit: 100 })) {
    // Safe: every event of Stripe is about one object.
    await receiveSigned(ctx, { id, type, object: data.object as unknown as Record<string, unknown> });
  }
  await workInbox(ctx, (event) => readEvent(ctx, event));
}

/** Events, reconciler and invariants find nothing to put right. */
export async function expectRightBooks(ctx: Context): Promise<void> {
  await readEvents(ctx);
  expect(await reconcile(ctx, { seconds: 7_200, isAccountShared: true })).toEqual({ mended: 0, told: 0 });
  const books = await checkInvariants(ctx, { graceSeconds: 0, isAccountShared: true });
  expect(books.filter(({ broken }) => broken > 0)).toEqual([]);
}
