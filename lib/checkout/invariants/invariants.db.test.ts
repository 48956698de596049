import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { checkoutEvents } from "@/lib/db/schema/checkout";
import { stock, stockLedger } from "@/lib/db/schema/inventory";
import { orderLines, orders } from "@/lib/db/schema/orders";
import { outbox } from "@/lib/db/schema/outbox";
import { money, payments, refunds } from "@/lib/db/schema/payments";
import { listStripeEvents, workInbox } from "@/lib/payments";
import { stripe } from "@/lib/payments/stripe";
import { asShopper, buyNow, createShop } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { endWindow, tapOnce } from "@/lib/testing/one-tap";
import { payOnPage, sandbox } from "@/lib/testing/stripe";
import { receiveSigned } from "@/lib/testing/webhook";
import { readEvent } from "../commands/read-event";
import { refundOrder } from "../commands/refund-order";
import { settleCheckout } from "../commands/settle-checkout";
import { startCheckout } from "../commands/start-checkout";
import { sweepCheckouts } from "../commands/sweep-checkouts";
import { undoOrder } from "../commands/undo-order";
import { checkInvariants } from ".";

const shop = { kind: "system", job: "test" } as const;
// Each test has its own database, all of them share one Stripe.
const options = { graceSeconds: 0, isAccountShared: true };

const checkAll = (ctx: Context) => checkInvariants(ctx, options);
const brokenOf = async (ctx: Context) => (await checkAll(ctx)).flatMap(({ id, broken }) => (broken > 0 ? [id] : []));

async function openPage(ctx: Context) {
  const shop = await createShop(ctx, { onHand: 3 });
  return { ...shop, ...(await startCheckout(await asShopper(ctx), buyNow(shop))) };
}

/** Sells one piece and reads what Stripe told of it. */
async function sell(ctx: Context) {
  const page = await openPage(ctx);
  await payOnPage(page.url);
  await settleCheckout(ctx, page.checkoutId);
  await readEvents(ctx);
  const [order] = await ctx.db.select({ id: orders.id }).from(orders).where(eq(orders.checkoutId, page.checkoutId));
  return { ...page, orderId: order?.id ?? "" };
}

async function readEvents(ctx: Context) {
  for await (const { id, type, data } of stripe.events.list({ limit: 100 })) {
    await receiveSigned(ctx, { id, type, object: data.object as unknown as Record<string, unknown> });
  }
  await workInbox(ctx, (event) => readEvent(ctx, event));
}

/** What nobody but an administrator of the database can do. */
const behindTheTrigger = async ({ db }: Context, [table, trigger]: [string, string], change: string) => {
  await db.execute(sql.raw(`alter table ${table} disable trigger ${trigger}`));
  await db.execute(sql.raw(change));
  await db.execute(sql.raw(`alter table ${table} enable trigger ${trigger}`));
};

describe("checkInvariants", () => {
  it("finds nothing broken in a shop that sold, gave back a part, and let a checkout expire", () =>
    withCommits(shop, async (ctx) => {
      const { orderId } = await sell(ctx);
      await refundOrder(ctx, orderId, { amount: 10_000 });
      await openPage(ctx);
      await ctx.db.execute(sql`update checkouts set expires_at = now() where state = 'paying'`);
      await sweepCheckouts(ctx);
      await openPage(ctx);
      await readEvents(ctx);
      const rows = await checkAll(ctx);
      expect(rows.filter(({ broken }) => broken > 0)).toEqual([]);
      expect(rows.map(({ id }) => id)).toEqual(["I1", "I2", "I3", "I4", "I5", "I6", "I7", "I10", "I12", "I13", "I16"]);
      for (const { checked } of rows) expect(checked).toBeGreaterThan(0);
    }));

  it("finds payments of checkouts that a restored backup lacks (I4), where the account is not shared", () =>
    withCommits(shop, async (ctx) => {
      // The payment of the test before, whose database is gone.
      const rows = await checkInvariants(ctx, { graceSeconds: 0 });
      expect(rows.filter(({ broken }) => broken > 0).map(({ id }) => id)).toEqual(["I4"]);
    }));

  it("finds more sold than ever came (I1), which the stock's ledger then does not explain (I7)", () =>
    withCommits(shop, async (ctx) => {
      const { variantId } = await openPage(ctx);
      await ctx.db.insert(stockLedger).values({ variantId, delta: -9, reason: "adjusted", ref: "planted" });
      expect(await brokenOf(ctx)).toEqual(["I1", "I7"]);
    }));

  it("finds a reservation without a hold (I2)", () =>
    withCommits(shop, async (ctx) => {
      const { variantId } = await openPage(ctx);
      await ctx.db.update(stock).set({ reserved: 2 }).where(eq(stock.variantId, variantId));
      expect(await brokenOf(ctx)).toEqual(["I2"]);
    }));

  it("finds a hold that outlived its time (I2), unless its payment only waits to be booked", () =>
    withCommits(shop, async (ctx) => {
      const { url, checkoutId } = await openPage(ctx);
      await ctx.db.execute(sql`update holds set expires_at = now() - interval '2 minutes'`);
      expect(await brokenOf(ctx)).toEqual(["I2"]);
      await payOnPage(url);
      expect(await brokenOf(ctx)).not.toContain("I2");
      await settleCheckout(ctx, checkoutId);
      await readEvents(ctx);
      expect(await brokenOf(ctx)).toEqual([]);
    }));

  it("finds a checkout that was charged twice (I3), whose second payment became nothing (I4, I5)", () =>
    withCommits(shop, async (ctx) => {
      const { checkoutId } = await sell(ctx);
      const metadata = { checkout_id: checkoutId };
      const second = await stripe.checkout.sessions.create({
        ...{ mode: "payment", success_url: "http://localhost:3000/th", metadata, payment_intent_data: { metadata } },
        line_items: [
          { quantity: 1, price_data: { currency: "thb", unit_amount: 55_000, product_data: { name: "Cup" } } },
        ],
      });
      await payOnPage(second.url ?? "");
      await readEvents(ctx);
      expect(await brokenOf(ctx)).toEqual(["I3", "I4", "I5"]);
    }));

  it("finds a payment that became no order (I4), and its unread event (I10)", () =>
    withCommits(shop, async (ctx) => {
      const { url } = await openPage(ctx);
      await payOnPage(url);
      expect(await brokenOf(ctx)).toEqual(["I4", "I5", "I10"]);
      expect((await checkInvariants(ctx, { isAccountShared: true })).filter(({ broken }) => broken > 0)).toEqual([]);
    }));

  it("finds an order that nobody paid for (I4), and captured money that Stripe does not know (I5)", () =>
    withCommits(shop, async (ctx) => {
      await sell(ctx);
      await ctx.db.execute(sql`update orders set stripe_ref = 'pi_other', placed_at = now() - interval '1 hour'`);
      expect(await brokenOf(ctx)).toEqual(["I4"]);
      const { checkoutId } = await openPage(ctx);
      const old = new Date(Date.now() - 3_600_000);
      await ctx.db.insert(money).values({
        stripeObjectId: "pi_made_up",
        checkoutId,
        kind: "capture",
        currency: "THB",
        amount: 1,
        createdAt: old,
      });
      expect(await brokenOf(ctx)).toEqual(["I4", "I5"]);
    }));

  it("finds two sums that are wrong by the same amount in opposite directions (I5)", () =>
    withCommits(shop, async (ctx) => {
      const [first, second] = [await sell(ctx), await sell(ctx)];
      const credit = (id: string, creditedAmount: number) =>
        ctx.db.update(orders).set({ creditedAmount }).where(eq(orders.id, id));
      await refundOrder(ctx, first.orderId, { amount: 500 });
      await readEvents(ctx);
      expect(await brokenOf(ctx)).toEqual([]);
      await credit(first.orderId, 0);
      await credit(second.orderId, 500);
      expect(await brokenOf(ctx)).toEqual(["I5"]);
    }));

  it("finds a promised refund that Stripe never heard of (I5)", () =>
    withCommits(shop, async (ctx) => {
      const { checkoutId } = await sell(ctx);
      await ctx.db
        .insert(refunds)
        .values({ checkoutId, currency: "THB", amount: 500, reason: "requested", state: "requested" });
      expect(await brokenOf(ctx)).toEqual(["I5"]);
    }));

  it("finds an order whose lines no longer add up, and an amount that is another at Stripe (I6)", () =>
    withCommits(shop, async (ctx) => {
      const { orderId, checkoutId } = await sell(ctx);
      await ctx.db.update(orderLines).set({ unitAmount: 1 }).where(eq(orderLines.orderId, orderId));
      expect(await brokenOf(ctx)).toEqual(["I6"]);
      await ctx.db.update(orderLines).set({ unitAmount: 50_000 }).where(eq(orderLines.orderId, orderId));
      await ctx.db.update(payments).set({ amount: 54_000 }).where(eq(payments.checkoutId, checkoutId));
      expect(await brokenOf(ctx)).toEqual(["I6"]);
    }));

  it("finds stock that its ledger does not explain (I7)", () =>
    withCommits(shop, async (ctx) => {
      const { variantId } = await openPage(ctx);
      await ctx.db.update(stock).set({ onHand: 9 }).where(eq(stock.variantId, variantId));
      expect(await brokenOf(ctx)).toEqual(["I7"]);
    }));

  it("finds an event that never came and a mail that nobody sent (I10)", () =>
    withCommits(shop, async (ctx) => {
      await sell(ctx);
      await ctx.db.execute(sql`delete from webhook_inbox where type = 'checkout.session.completed'`);
      expect(await brokenOf(ctx)).toEqual(["I10"]);
      await readEvents(ctx);
      await ctx.db.update(outbox).set({ createdAt: new Date(Date.now() - 20 * 60_000) });
      expect(await brokenOf(ctx)).toEqual(["I10"]);
    }));

  it("finds a lost mail, and goods that left twice (I12)", () =>
    withCommits(shop, async (ctx) => {
      const { orderId, variantId } = await sell(ctx);
      for (const kind of ["order_confirmation", "new_order"] as const) {
        await ctx.db.delete(outbox).where(and(eq(outbox.ref, orderId), eq(outbox.kind, kind)));
        expect(await brokenOf(ctx)).toEqual(["I12"]);
        await ctx.db.insert(outbox).values({ kind, ref: orderId, payload: {} });
        expect(await brokenOf(ctx)).toEqual([]);
      }
      await ctx.db.insert(stockLedger).values({ variantId, delta: -1, reason: "sold", ref: "planted" });
      await ctx.db.execute(sql`update stock set on_hand = on_hand - 1`);
      expect(await brokenOf(ctx)).toEqual(["I12"]);
    }));

  it("finds a step that the diagram does not have, and a state without a step (I13)", () =>
    withCommits(shop, async (ctx) => {
      const { checkoutId } = await openPage(ctx);
      const step = ["checkouts", "checkouts_step"] as [string, string];
      await behindTheTrigger(ctx, step, "update checkouts set state = 'expiring'");
      expect(await brokenOf(ctx)).toEqual(["I13"]);
      await behindTheTrigger(ctx, step, "update checkouts set state = 'paying'");
      expect(await brokenOf(ctx)).toEqual([]);
      await ctx.db.insert(checkoutEvents).values({ checkoutId, fromState: "expired", toState: "reserved" });
      expect(await brokenOf(ctx)).toEqual(["I13"]);
    }));

  it("finds a promise that outlived its time, and one that was let go without its goods (I16)", () =>
    withCommits(shop, async (ctx) => {
      const { checkoutId, orderId, orderToken, shopper } = await tapOnce(ctx);
      await readEvents(ctx);
      await endWindow(ctx, checkoutId, 59);
      expect(await brokenOf(ctx)).toEqual([]);
      await endWindow(ctx, checkoutId, 61);
      expect(await brokenOf(ctx)).toEqual(["I16"]);
      await endWindow(ctx, checkoutId, -60);
      await undoOrder(shopper, orderToken);
      await readEvents(ctx);
      expect(await brokenOf(ctx)).toEqual([]);
      const ledger = ["stock_ledger", "stock_ledger_append_only"] as [string, string];
      await behindTheTrigger(ctx, ledger, `update stock_ledger set ref = 'planted' where ref = '${orderId}'`);
      expect(await brokenOf(ctx)).toEqual(["I16"]);
    }));

  it("says so when Stripe cannot be asked", () =>
    withCommits(shop, async (ctx) => {
      sandbox.setFaults({ api: [{ action: "error_500", method: "GET", times: 9 }] });
      await expect(checkAll(ctx)).rejects.toMatchObject({ reason: "payment-unavailable" });
      sandbox.setFaults({});
      expect(await listStripeEvents(new Date())).toEqual([]);
    }));
});
