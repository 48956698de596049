import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { stock } from "@/lib/db/schema/inventory";
import { orders } from "@/lib/db/schema/orders";
import { outbox } from "@/lib/db/schema/outbox";
import { money, payments, refunds } from "@/lib/db/schema/payments";
import { tasks } from "@/lib/db/schema/tasks";
import { getOrder } from "@/lib/orders";
import { OrderView } from "@/lib/orders/contract";
import { stripe } from "@/lib/payments/stripe";
import { asShopper, buyNow, createShop } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { payOnPage, sandbox } from "@/lib/testing/stripe";
import { checkInvariants } from "../invariants";
import { cancelOrder } from "./cancel-order";
import { readEvent } from "./read-event";
import { refundOrder } from "./refund-order";
import { settleCheckout } from "./settle-checkout";
import { startCheckout } from "./start-checkout";

const shop = { kind: "system", job: "test" } as const;

/** A paid order over 550 baht. */
async function sell(ctx: Context, pay: "page" | "promptpay") {
  const input = { ...buyNow(await createShop(ctx, { onHand: 5 })), pay };
  const { checkoutId, url } = await startCheckout(await asShopper(ctx), input);
  const intentOf = async () =>
    (await ctx.db.select().from(payments).where(eq(payments.checkoutId, checkoutId)))[0]?.stripePaymentIntentId ?? "";
  if (pay === "page") await payOnPage(url);
  else sandbox.turn("/_sandbox/promptpay", { paymentIntent: await intentOf(), action: "pay" });
  expect(await settleCheckout(ctx, checkoutId)).toBe("paid");
  const [order] = await ctx.db.select({ id: orders.id }).from(orders).where(eq(orders.checkoutId, checkoutId));
  return { checkoutId, orderId: order?.id ?? "", intent: await intentOf() };
}

/** What Stripe tells of the newest refund of a payment, however often. */
async function tellRefund(ctx: Context, intent: string) {
  const [refund] = (await stripe.refunds.list({ payment_intent: intent })).data;
  if (!refund) throw new Error("there is no refund");
  for (const type of ["refund.updated", "refund.failed", "refund.updated"]) {
    await readEvent(ctx, { eventId: "evt", type, object: { ...refund } });
  }
}

const settleRefund = async (intent: string, action: "succeed" | "fail") => {
  const [refund] = (await stripe.refunds.list({ payment_intent: intent })).data;
  sandbox.turn("/_sandbox/refunds", { refund: refund?.id, action });
};

const brokenBooks = async (ctx: Context) =>
  (await checkInvariants(ctx, { isAccountShared: true })).filter(({ broken }) => broken > 0);

describe("followRefunds", () => {
  it("takes the credit back when a bank sends a refund back after it succeeded, and tells people once", () =>
    withCommits(shop, async (ctx) => {
      const { orderId, intent } = await sell(ctx, "page");
      await refundOrder(ctx, orderId, { amount: 20_000 });
      expect((await getOrder(ctx, orderId, "th")).credited.amount).toBe(20_000);
      await settleRefund(intent, "fail");
      await tellRefund(ctx, intent);
      const order = await getOrder(ctx, orderId, "th");
      expect(order.credited.amount).toBe(0);
      expect(order.events.map(({ state }) => state)).toEqual(["placed", "refunded"]);
      const [row] = await ctx.db.select().from(refunds);
      expect(row?.state).toBe("failed");
      const booked = await ctx.db
        .select({ kind: money.kind, amount: money.amount, id: money.stripeObjectId })
        .from(money);
      expect(booked).toEqual([
        { kind: "capture", amount: 55_000, id: intent },
        { kind: "refund", amount: -20_000, id: row?.stripeRefundId },
        { kind: "refund_failed", amount: 20_000, id: `${row?.stripeRefundId ?? ""}:failed` },
      ]);
      expect(await ctx.db.select().from(tasks)).toMatchObject([{ kind: "refund_failed", ref: row?.stripeRefundId }]);
      expect(await brokenBooks(ctx)).toEqual([]);
      await refundOrder(ctx, orderId, { amount: 55_000 });
      expect((await getOrder(ctx, orderId, "th")).credited.amount).toBe(55_000);
      expect(await brokenBooks(ctx)).toEqual([]);
    }));

  it("does the same for a refund that was made in Stripe's dashboard", () =>
    withCommits(shop, async (ctx) => {
      const { orderId, intent } = await sell(ctx, "page");
      await stripe.refunds.create({ payment_intent: intent, amount: 10_000 });
      await tellRefund(ctx, intent);
      expect((await getOrder(ctx, orderId, "th")).credited.amount).toBe(10_000);
      await settleRefund(intent, "fail");
      await tellRefund(ctx, intent);
      expect((await getOrder(ctx, orderId, "th")).credited.amount).toBe(0);
      expect(await ctx.db.select().from(tasks)).toMatchObject([{ kind: "refund_failed" }]);
      expect(await brokenBooks(ctx)).toEqual([]);
    }));

  it("gives all of it back when an order is cancelled after a bank sent a refund of the dashboard back", () =>
    withCommits(shop, async (ctx) => {
      const { orderId, intent } = await sell(ctx, "page");
      await stripe.refunds.create({ payment_intent: intent, amount: 10_000 });
      await tellRefund(ctx, intent);
      await settleRefund(intent, "fail");
      await tellRefund(ctx, intent);
      await cancelOrder(ctx, orderId, { note: "back", isRestocked: false });
      expect((await getOrder(ctx, orderId, "th")).credited.amount).toBe(55_000);
      expect(await brokenBooks(ctx)).toEqual([]);
    }));

  it("puts goods on the shelf once, also when the refund that they came back with fails and another is made", () =>
    withCommits(shop, async (ctx) => {
      const { orderId, intent } = await sell(ctx, "page");
      const onHand = async () => (await ctx.db.select({ onHand: stock.onHand }).from(stock))[0]?.onHand;
      const before = (await onHand()) ?? 0;
      const pieces = { lines: [{ position: 0, quantity: 1 }], withShipping: false, isRestocked: true };
      await refundOrder(ctx, orderId, pieces);
      expect(await onHand()).toBe(before + 1);
      await settleRefund(intent, "fail");
      await tellRefund(ctx, intent);
      await refundOrder(ctx, orderId, pieces);
      expect(await onHand()).toBe(before + 1);
      expect(await brokenBooks(ctx)).toEqual([]);
    }));

  it("writes once to a buyer who paid by PromptPay, shows the refund as pending, and credits it when it arrives", () =>
    withCommits(shop, async (ctx) => {
      const { orderId, intent, checkoutId } = await sell(ctx, "promptpay");
      await refundOrder(ctx, orderId, { amount: 20_000 });
      await tellRefund(ctx, intent);
      const waiting = OrderView.parse(await getOrder(ctx, orderId, "th"));
      expect([waiting.credited.amount, waiting.refundPending.amount]).toEqual([0, 20_000]);
      const mails = await ctx.db.select().from(outbox).where(eq(outbox.kind, "refund_pending"));
      expect(mails).toMatchObject([{ payload: { checkoutId, amount: 20_000, currency: "THB" } }]);
      expect(await brokenBooks(ctx)).toEqual([]);
      await settleRefund(intent, "succeed");
      await tellRefund(ctx, intent);
      const done = await getOrder(ctx, orderId, "th");
      expect([done.credited.amount, done.refundPending.amount]).toEqual([20_000, 0]);
      expect(await ctx.db.select().from(tasks)).toEqual([]);
      expect(await brokenBooks(ctx)).toEqual([]);
    }));

  it("gives up a PromptPay refund whose buyer never answers, without having counted it", () =>
    withCommits(shop, async (ctx) => {
      const { orderId, intent } = await sell(ctx, "promptpay");
      await refundOrder(ctx, orderId, { amount: 20_000 });
      await settleRefund(intent, "fail");
      await tellRefund(ctx, intent);
      const order = await getOrder(ctx, orderId, "th");
      expect([order.credited.amount, order.refundPending.amount]).toEqual([0, 0]);
      expect(await ctx.db.$count(money)).toBe(1);
      expect(await ctx.db.select().from(tasks)).toMatchObject([{ kind: "refund_failed" }]);
      expect(await brokenBooks(ctx)).toEqual([]);
    }));
});
