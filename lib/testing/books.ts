import { eq, sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Context } from "@/lib/db/context";
import { orders } from "@/lib/db/schema/orders";
import { tasks } from "@/lib/db/schema/tasks";
import { workInbox } from "@/lib/payments";
import { asShopper, buyNow, createShop } from "@/lib/testing/checkout";
import { payOnPage } from "@/lib/testing/stripe";
import { checkInvariants } from "@/lib/checkout/invariants";
import { readEvent } from "@/lib/checkout/commands/read-event";
import { reconcile } from "@/lib/checkout/commands/reconcile";
import { startCheckout } from "@/lib/checkout/commands/start-checkout";

export const shop = { kind: "system", job: "test" } as const;
// Each test has its own database, all of them share one Stripe.
export const ALL = { seconds: 3_600, isThorough: true, isAccountShared: true };
export const NOTHING = { mended: 0, told: 0 };

export async function openPage(ctx: Context) {
  const shop = await createShop(ctx, { onHand: 3 });
  return { ...shop, ...(await startCheckout(await asShopper(ctx), buyNow(shop))) };
}

/** A paid order over 550 baht, about which nothing is left to do. */
export async function sell(ctx: Context) {
  const page = await openPage(ctx);
  await payOnPage(page.url);
  await reconcile(ctx, ALL);
  await workInbox(ctx, (event) => readEvent(ctx, event));
  expect(await reconcile(ctx, ALL)).toEqual(NOTHING);
  const [order] = await ctx.db.select().from(orders).where(eq(orders.checkoutId, page.checkoutId));
  if (!order) throw new Error("nothing was sold");
  return { ...page, orderId: order.id, intent: order.stripeRef };
}

/** What nobody but an administrator of the database, or a restored backup, can do. */
export const behindTheTriggers = ({ db }: Context, change: string) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql.raw(change));
  });

export const openTasks = async ({ db }: Context) =>
  db.select({ kind: tasks.kind, ref: tasks.ref, details: tasks.details }).from(tasks);

/** The second run finds nothing to do, and the books are right again. */
export async function expectMended(ctx: Context) {
  expect(await reconcile(ctx, ALL)).toEqual(NOTHING);
  await workInbox(ctx, (event) => readEvent(ctx, event));
  expect(await reconcile(ctx, ALL)).toEqual(NOTHING);
  const books = await checkInvariants(ctx, { graceSeconds: 0, isAccountShared: true });
  expect(books.filter(({ broken }) => broken > 0)).toEqual([]);
}

/** People have one task, and the second run does not tell them again. */
export async function expectToldOnce(ctx: Context, task: { kind: string; ref: string; details?: object }) {
  expect(await openTasks(ctx)).toMatchObject([task]);
  expect(await reconcile(ctx, ALL)).toEqual(NOTHING);
  expect(await openTasks(ctx)).toHaveLength(1);
}
