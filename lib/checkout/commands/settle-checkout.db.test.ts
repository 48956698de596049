import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { stock } from "@/lib/db/schema/inventory";
import { orders } from "@/lib/db/schema/orders";
import { outbox } from "@/lib/db/schema/outbox";
import { money, payments } from "@/lib/db/schema/payments";
import { tasks } from "@/lib/db/schema/tasks";
import { workInbox } from "@/lib/payments";
import { asShopper, buyNow, createShop } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { payOnPage } from "@/lib/testing/stripe";
import { receiveSigned } from "@/lib/testing/webhook";
import { closeCheckout } from "./close-checkout";
import { readEvent } from "./read-event";
import { settleCheckout } from "./settle-checkout";
import { startCheckout } from "./start-checkout";
import { sweepCheckouts } from "./sweep-checkouts";

const visitor = { kind: "visitor" } as const;

async function pay(ctx: Context, onHand = 5) {
  const shop = await createShop(ctx, { onHand });
  const started = await startCheckout(await asShopper(ctx), buyNow(shop));
  expect(await payOnPage(started.url)).toBe(303);
  const [payment] = await ctx.db.select().from(payments).where(eq(payments.checkoutId, started.checkoutId));
  return { ...shop, ...started, sessionId: payment?.stripeSessionId ?? "" };
}

const counts = async ({ db }: Context) => ({
  orders: await db.$count(orders),
  mails: await db.$count(outbox),
  captures: await db.$count(money),
});

const ONCE = { orders: 1, mails: 2, captures: 1 };

describe("settleCheckout", () => {
  it("turns a paid page into one order, one stock movement, one ledger entry, and one mail each to buyer and brand", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId, variantId } = await pay(ctx);
      expect(await settleCheckout(ctx, checkoutId)).toBe("paid");
      expect(await counts(ctx)).toEqual(ONCE);
      const [left] = await ctx.db.select().from(stock).where(eq(stock.variantId, variantId));
      expect(left).toMatchObject({ onHand: 4, reserved: 0 });
    }));

  it("changes nothing while nobody has paid", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const { checkoutId } = await startCheckout(await asShopper(ctx), buyNow(shop));
      expect(await settleCheckout(ctx, checkoutId)).toBe("paying");
      expect(await settleCheckout(ctx, crypto.randomUUID())).toBeNull();
      expect(await counts(ctx)).toEqual({ orders: 0, mails: 0, captures: 0 });
      const [held] = await ctx.db.select().from(stock).where(eq(stock.variantId, shop.variantId));
      expect(held).toMatchObject({ onHand: 1, reserved: 1 });
    }));

  it("makes one order of three webhooks about one payment at once", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId, sessionId } = await pay(ctx);
      const object = { id: sessionId, object: "checkout.session", client_reference_id: checkoutId };
      await Promise.all([1, 2, 3].map((count) => receiveSigned(ctx, { id: `evt_${String(count)}`, object })));
      const runs = await Promise.all([1, 2, 3].map(() => workInbox(ctx, (read) => readEvent(ctx, read))));
      expect(runs.reduce((sum, { done }) => sum + done, 0)).toBe(3);
      expect(await counts(ctx)).toEqual(ONCE);
    }));

  it("never makes an order of another amount than the one that was asked, and does not keep its goods from others", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId, variantId } = await pay(ctx);
      await ctx.db.update(payments).set({ amount: 54_999 }).where(eq(payments.checkoutId, checkoutId));
      expect(await settleCheckout(ctx, checkoutId)).toBe("quarantined");
      expect(await ctx.db.$count(orders)).toBe(0);
      const [left] = await ctx.db.select().from(stock).where(eq(stock.variantId, variantId));
      expect(left).toMatchObject({ onHand: 5, reserved: 0 });
    }));

  it("gives a late payment its goods when they are still there", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId } = await pay(ctx);
      await releaseBehindStripe(ctx, checkoutId);
      expect(await settleCheckout(ctx, checkoutId)).toBe("paid");
      expect(await counts(ctx)).toEqual(ONCE);
    }));

  it("sends a late payment back whole when its goods were sold to somebody else", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId, variantId, shippingRateId } = await pay(ctx, 1);
      await releaseBehindStripe(ctx, checkoutId);
      const rival = await startCheckout(await asShopper(ctx), buyNow({ variantId, shippingRateId }));
      await payOnPage(rival.url);
      expect(await settleCheckout(ctx, rival.checkoutId)).toBe("paid");
      expect(await settleCheckout(ctx, checkoutId)).toBe("refund_due");
      expect(await ctx.db.select().from(tasks)).toMatchObject([{ kind: "goods_short", ref: checkoutId }]);
      await sweepCheckouts(ctx);
      const [checkout] = await ctx.db.select().from(checkouts).where(eq(checkouts.id, checkoutId));
      const booked = await ctx.db.select({ amount: money.amount }).from(money).where(eq(money.checkoutId, checkoutId));
      expect(checkout?.state).toBe("refunded");
      expect(booked.map(({ amount }) => amount).sort()).toEqual([-55_000, 55_000]);
      expect(await ctx.db.$count(orders)).toBe(1);
    }));
});

/** What a broken sweeper would do: release although the page was paid. */
async function releaseBehindStripe(ctx: Context, checkoutId: string): Promise<void> {
  const { releaseStock } = await import("@/lib/inventory");
  await ctx.db.update(checkouts).set({ state: "expiring" }).where(eq(checkouts.id, checkoutId));
  await ctx.db.update(checkouts).set({ state: "expired" }).where(eq(checkouts.id, checkoutId));
  await releaseStock(ctx, checkoutId);
}

describe("closeCheckout", () => {
  it("leaves a paid checkout alone", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId } = await pay(ctx);
      await settleCheckout(ctx, checkoutId);
      expect(await closeCheckout(ctx, checkoutId)).toBe("paid");
    }));
});

describe("checkouts", () => {
  it("never step against the diagram", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId } = await pay(ctx);
      await settleCheckout(ctx, checkoutId);
      const attempt = ctx.db.update(checkouts).set({ state: "paying" }).where(eq(checkouts.id, checkoutId));
      await expect(attempt).rejects.toMatchObject({ cause: { message: "a checkout does not go from paid to paying" } });
    }));
});
