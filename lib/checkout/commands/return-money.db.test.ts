import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { orders } from "@/lib/db/schema/orders";
import { money, payments, refunds } from "@/lib/db/schema/payments";
import { tasks } from "@/lib/db/schema/tasks";
import { stripe } from "@/lib/payments/stripe";
import { asShopper, buyNow, createShop, passTime } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { payOnPage, sandbox } from "@/lib/testing/stripe";
import { readEvent } from "./read-event";
import { refundOrder } from "./refund-order";
import { followRefunds, returnMoney } from "./return-money";
import { settleCheckout } from "./settle-checkout";
import { startCheckout } from "./start-checkout";
import { sweepCheckouts } from "./sweep-checkouts";

const shop = { kind: "system", job: "test" } as const;
const DAY_SECONDS = 25 * 3_600;
const CREATING = { method: "POST", path: "/v1/refunds", times: 3 } as const;

/** A paid order over 550 baht. */
async function sell(ctx: Context) {
  const { checkoutId, url } = await startCheckout(await asShopper(ctx), buyNow(await createShop(ctx, { onHand: 5 })));
  await payOnPage(url);
  await settleCheckout(ctx, checkoutId);
  const [order] = await ctx.db.select({ id: orders.id }).from(orders).where(eq(orders.checkoutId, checkoutId));
  const [payment] = await ctx.db.select().from(payments).where(eq(payments.checkoutId, checkoutId));
  return { checkoutId, orderId: order?.id ?? "", intent: payment?.stripePaymentIntentId ?? "" };
}

const creditOf = async ({ db }: Context, orderId: string) =>
  (await db.select({ amount: orders.creditedAmount }).from(orders).where(eq(orders.id, orderId)))[0]?.amount;

const atStripe = async (intent: string) =>
  (await stripe.refunds.list({ payment_intent: intent })).data.map(({ amount }) => amount);

describe("refundOrder", () => {
  it("books what goes back once and refuses more than was paid", () =>
    withCommits(shop, async (ctx) => {
      const { orderId } = await sell(ctx);
      await refundOrder(ctx, orderId, { amount: 20_000 });
      await expect(refundOrder(ctx, orderId, { amount: 35_001 })).rejects.toMatchObject({ reason: "refund-too-large" });
      await refundOrder(ctx, orderId, { amount: 35_000 });
      expect(await creditOf(ctx, orderId)).toBe(55_000);
      expect(await ctx.db.$count(refunds)).toBe(2);
    }));

  it("refuses everybody who does not belong to the shop", () =>
    withCommits(shop, async (ctx) => {
      const { orderId } = await sell(ctx);
      for (const actor of [{ kind: "visitor" } as const, (await asShopper(ctx)).actor]) {
        const attempt = refundOrder({ ...ctx, actor }, orderId, { amount: 1 });
        await expect(attempt).rejects.toMatchObject({ code: "not_found" });
      }
      expect(await ctx.db.$count(refunds)).toBe(0);
    }));

  it("counts what went back in Stripe's dashboard against what may still go back", () =>
    withCommits(shop, async (ctx) => {
      const { checkoutId, orderId, intent } = await sell(ctx);
      await stripe.refunds.create({ payment_intent: intent, amount: 40_000 });
      await followRefunds(ctx, checkoutId, intent);
      expect(await creditOf(ctx, orderId)).toBe(40_000);
      await expect(refundOrder(ctx, orderId, { amount: 15_001 })).rejects.toMatchObject({ reason: "refund-too-large" });
      await refundOrder(ctx, orderId, { amount: 15_000 });
      expect(await creditOf(ctx, orderId)).toBe(55_000);
    }));

  it("gives up a refund that Stripe refuses, and books what went back there instead", () =>
    withCommits(shop, async (ctx) => {
      const { orderId, intent } = await sell(ctx);
      await stripe.refunds.create({ payment_intent: intent });
      await expect(refundOrder(ctx, orderId, { amount: 20_000 })).rejects.toMatchObject({ reason: "refund-refused" });
      const [refund] = await ctx.db.select().from(refunds);
      expect(refund?.state).toBe("failed");
      expect(await ctx.db.select().from(tasks)).toMatchObject([{ kind: "refund_refused", ref: refund?.id }]);
      expect(await creditOf(ctx, orderId)).toBe(55_000);
      expect(await sweepCheckouts(ctx)).toEqual({ done: 0, failed: 0 });
    }));
});

describe("readEvent", () => {
  it("books no refund of a checkout that is not ours", () =>
    withCommits(shop, async (ctx) => {
      const { intent } = await sell(ctx);
      const refund = await stripe.refunds.create({
        payment_intent: intent,
        metadata: { checkout_id: crypto.randomUUID() },
      });
      await readEvent(ctx, { eventId: "evt_1", type: "refund.created", object: { ...refund } });
      expect(await ctx.db.$count(money, eq(money.kind, "refund"))).toBe(0);
    }));
});

describe("sweepCheckouts", () => {
  it("sends a refund that Stripe did not hear of the first time, once", () =>
    withCommits(shop, async (ctx) => {
      const { orderId, intent } = await sell(ctx);
      sandbox.setFaults({ api: [{ action: "error_500", ...CREATING }] });
      await refundOrder(ctx, orderId, { amount: 20_000 });
      expect(await creditOf(ctx, orderId)).toBe(0);
      sandbox.setFaults({});
      await sweepCheckouts(ctx);
      await sweepCheckouts(ctx);
      expect(await creditOf(ctx, orderId)).toBe(20_000);
      expect(await atStripe(intent)).toEqual([20_000]);
    }));

  it("does not call a late payment's refund done when it failed", () =>
    withCommits(shop, async (ctx) => {
      const { checkoutId } = await sell(ctx);
      await ctx.db.execute("alter table checkouts disable trigger checkouts_step");
      await ctx.db.update(checkouts).set({ state: "refund_due" }).where(eq(checkouts.id, checkoutId));
      await ctx.db.execute("alter table checkouts enable trigger checkouts_step");
      const failed = { checkoutId, currency: "THB", amount: 55_000, reason: "late_payment", state: "failed" } as const;
      await ctx.db.insert(refunds).values(failed);
      expect(await sweepCheckouts(ctx)).toEqual({ done: 0, failed: 1 });
    }));
});

// These make Stripe's clock go on: new pages would be too short for it afterwards.
describe("returnMoney, a day later", () => {
  it("asks for a refund whose answer was lost, or that is pending, and never pays it out twice", () =>
    withCommits(shop, async (ctx) => {
      const [lost, pending, unheard] = [await sell(ctx), await sell(ctx), await sell(ctx)];
      sandbox.setFaults({ api: [{ action: "drop_answer", ...CREATING }] });
      await refundOrder(ctx, lost.orderId, { amount: 20_000 }).catch(() => undefined);
      sandbox.setFaults({ api: [{ action: "error_500", ...CREATING }] });
      await refundOrder(ctx, unheard.orderId, { amount: 20_000 }).catch(() => undefined);
      sandbox.setFaults({});
      await refundOrder(ctx, pending.orderId, { amount: 20_000 });
      const isPending = eq(refunds.checkoutId, pending.checkoutId);
      await ctx.db.update(refunds).set({ state: "pending" }).where(isPending);

      sandbox.advanceClock(DAY_SECONDS);
      for (const { checkoutId, orderId, intent } of [lost, pending, unheard]) {
        await passTime(ctx, checkoutId, DAY_SECONDS / 60);
        await returnMoney(ctx, checkoutId);
        expect(await atStripe(intent)).toEqual([20_000]);
        expect(await creditOf(ctx, orderId)).toBe(20_000);
      }
      const rows = await ctx.db.select({ state: refunds.state }).from(refunds);
      expect(rows.map(({ state }) => state)).toEqual(["succeeded", "succeeded", "succeeded"]);
    }));
});
