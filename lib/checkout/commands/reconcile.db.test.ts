import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { checkouts } from "@/lib/db/schema/checkout";
import { holds, stock } from "@/lib/db/schema/inventory";
import { orders } from "@/lib/db/schema/orders";
import { outbox } from "@/lib/db/schema/outbox";
import { money, payments, refunds, webhookInbox } from "@/lib/db/schema/payments";
import { stripe } from "@/lib/payments/stripe";
import { withCommits } from "@/lib/testing/database";
import { payOnPage, sandbox } from "@/lib/testing/stripe";
import { reconcile } from "./reconcile";
import { sweepCheckouts } from "./sweep-checkouts";
import { shop, ALL, openPage, sell, behindTheTriggers, openTasks, expectMended } from "@/lib/testing/books";

describe("reconcile mends", () => {
  it("1: a paid page that nobody heard of becomes its order", () =>
    withCommits(shop, async (ctx) => {
      const { url } = await openPage(ctx);
      await payOnPage(url);
      expect(await reconcile(ctx, { ...ALL, isThorough: false })).toEqual({ mended: 1, told: 0 });
      expect(await ctx.db.$count(orders)).toBe(1);
      await reconcile(ctx, ALL);
      await expectMended(ctx);
    }));

  it("2: a capture that the ledger lost is booked again", () =>
    withCommits(shop, async (ctx) => {
      const { intent } = await sell(ctx);
      await behindTheTriggers(ctx, "delete from money");
      expect(await reconcile(ctx, ALL)).toEqual({ mended: 1, told: 0 });
      expect(await ctx.db.select().from(money)).toMatchObject([{ stripeObjectId: intent, amount: 55_000 }]);
      await expectMended(ctx);
    }));

  it("3: a refund that only Stripe knows is booked and credited", () =>
    withCommits(shop, async (ctx) => {
      const { intent } = await sell(ctx);
      await stripe.refunds.create({ payment_intent: intent, amount: 10_000 });
      await reconcile(ctx, ALL);
      expect((await ctx.db.select().from(orders))[0]?.creditedAmount).toBe(10_000);
      await expectMended(ctx);
    }));

  it("4: a refund that failed later without our hearing of it comes back, and people know", () =>
    withCommits(shop, async (ctx) => {
      const { intent } = await sell(ctx);
      const { id } = await stripe.refunds.create({ payment_intent: intent, amount: 10_000 });
      await reconcile(ctx, ALL);
      sandbox.turn("/_sandbox/refunds", { refund: id, action: "fail" });
      await reconcile(ctx, ALL);
      expect((await ctx.db.select().from(orders))[0]?.creditedAmount).toBe(0);
      expect(await openTasks(ctx)).toMatchObject([{ kind: "refund_failed", ref: id }]);
      await expectMended(ctx);
    }));

  it("5: an event that Stripe could not deliver is taken into the inbox", () =>
    withCommits(shop, async (ctx) => {
      const { url } = await openPage(ctx);
      sandbox.setWebhook({ url: "http://127.0.0.1:9/", secret: "whsec_test" });
      sandbox.setFaults({ webhooks: [{ action: "drop", times: 20 }] });
      await payOnPage(url);
      sandbox.setFaults({});
      sandbox.setWebhook(null);
      await reconcile(ctx, { ...ALL, isThorough: false });
      expect(await ctx.db.$count(webhookInbox, eq(webhookInbox.type, "checkout.session.completed"))).toBe(1);
      await reconcile(ctx, ALL);
      await expectMended(ctx);
    }));

  it("6: events that were answered, and then lost by a restore, are read again", () =>
    withCommits(shop, async (ctx) => {
      await sell(ctx);
      const before = await ctx.db.$count(webhookInbox);
      await ctx.db.delete(webhookInbox);
      expect(await reconcile(ctx, ALL)).toEqual({ mended: before, told: 0 });
      await expectMended(ctx);
    }));

  it("7: a payment of another amount goes back whole, and people know", () =>
    withCommits(shop, async (ctx) => {
      const { checkoutId } = await openPage(ctx);
      const metadata = { checkout_id: checkoutId };
      const odd = await stripe.checkout.sessions.create({
        ...{ mode: "payment", success_url: "http://localhost:3000/th", metadata, payment_intent_data: { metadata } },
        client_reference_id: checkoutId,
        line_items: [
          { quantity: 1, price_data: { currency: "thb", unit_amount: 4_000, product_data: { name: "Cup" } } },
        ],
      });
      await payOnPage(odd.url ?? "");
      await reconcile(ctx, ALL);
      expect(await openTasks(ctx)).toMatchObject([{ kind: "payment_quarantined", ref: checkoutId }]);
      await sweepCheckouts(ctx);
      expect(await ctx.db.select().from(refunds)).toMatchObject([{ amount: 4_000, state: "succeeded" }]);
      await reconcile(ctx, ALL);
      await expectMended(ctx);
    }));

  it("8: stock that a dead checkout still holds is free again", () =>
    withCommits(shop, async (ctx) => {
      const { checkoutId, variantId } = await openPage(ctx);
      await stripe.checkout.sessions.expire((await ctx.db.select().from(payments))[0]?.stripeSessionId ?? "");
      for (const state of ["expiring", "expired"] as const) {
        await ctx.db.update(checkouts).set({ state }).where(eq(checkouts.id, checkoutId));
      }
      await reconcile(ctx, ALL);
      const [left] = await ctx.db.select().from(stock).where(eq(stock.variantId, variantId));
      expect(left).toMatchObject({ onHand: 3, reserved: 0 });
      expect((await ctx.db.select().from(holds))[0]?.state).toBe("released");
      await expectMended(ctx);
    }));

  it("9: mails that were never promised go out once", () =>
    withCommits(shop, async (ctx) => {
      const { orderId } = await sell(ctx);
      await ctx.db.delete(outbox).where(and(eq(outbox.ref, orderId), eq(outbox.kind, "order_confirmation")));
      expect(await reconcile(ctx, ALL)).toEqual({ mended: 1, told: 0 });
      await expectMended(ctx);
    }));

  it("10: an order whose credit is not what went back follows its ledger", () =>
    withCommits(shop, async (ctx) => {
      const { orderId } = await sell(ctx);
      await ctx.db.update(orders).set({ creditedAmount: 500 }).where(eq(orders.id, orderId));
      expect(await reconcile(ctx, ALL)).toEqual({ mended: 1, told: 0 });
      await expectMended(ctx);
    }));

  it("11: a checkout that a restore set back to before its page was known becomes its order", () =>
    withCommits(shop, async (ctx) => {
      const { url } = await openPage(ctx);
      await payOnPage(url);
      await behindTheTriggers(
        ctx,
        `update checkouts set state = 'reserved';
         update payments set state = 'new', stripe_session_id = null, stripe_session_url = null;
         delete from checkout_events where to_state = 'paying'`,
      );
      await reconcile(ctx, ALL);
      expect(await ctx.db.$count(orders)).toBe(1);
      await expectMended(ctx);
    }));
});

describe("reconcile", () => {
  it("says so when Stripe cannot be asked, and finds everything the next time", () =>
    withCommits(shop, async (ctx) => {
      const { url } = await openPage(ctx);
      await payOnPage(url);
      sandbox.setFaults({ api: [{ action: "error_500", method: "GET", path: "/v1/payment_intents", times: 3 }] });
      await expect(reconcile(ctx, ALL)).rejects.toMatchObject({ reason: "payment-unavailable" });
      sandbox.setFaults({});
      await reconcile(ctx, ALL);
      expect(await ctx.db.$count(orders)).toBe(1);
      await expectMended(ctx);
    }));
});
