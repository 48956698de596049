import { setTimeout as delay } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { buyWithOneTap } from "@/lib/customers";
import { databaseTime } from "@/lib/db/clock";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { holds, stock } from "@/lib/db/schema/inventory";
import { orders } from "@/lib/db/schema/orders";
import { getOrder, orderTokenOf } from "@/lib/orders";
import { stripe } from "@/lib/payments/stripe";
import { asShopper } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { endWindow, piecesOf, readTap, tapOn, tapOnce, turnCard, withSavedCard } from "@/lib/testing/one-tap";
import { expectRightBooks, mailsOf, moneyOf, readEvents, stateOf, statusOf } from "@/lib/testing/promises";
import { sandbox } from "@/lib/testing/stripe";
import { captureCheckout } from "./capture-checkout";
import { settlePayment } from "./settle-payment";
import { sweepCheckouts } from "./sweep-checkouts";
import { undoOrder } from "./undo-order";

const visitor = { kind: "visitor" } as const;
const CANCELS = { method: "POST", path: "/v1/payment_intents/pi_" } as const;

describe("a tap", () => {
  it("places the order on a promise of the bank, tells nobody by mail, and says how long it can be undone", () =>
    withCommits(visitor, async (ctx) => {
      const { shop, checkoutId, orderId, intent } = await tapOnce(ctx);
      expect([await stateOf(ctx, checkoutId), await statusOf(intent)]).toEqual(["authorized", "requires_capture"]);
      expect([await moneyOf(ctx, checkoutId), await piecesOf(ctx, shop)]).toEqual([[], [3, 0]]);
      expect(await mailsOf(ctx, orderId)).toEqual([]);
      const view = await getOrder(ctx, orderId, "th");
      expect(view).toMatchObject({ state: "placed", payment: "authorized", releaseCause: null, parcelWith: [] });
      expect(view.undoSecondsLeft).toBeGreaterThan(50);
      expect(view.undoSecondsLeft).toBeLessThanOrEqual(60);
      await sweepCheckouts(ctx);
      expect(await captureCheckout(ctx, checkoutId)).toBe("authorized");
      await expectRightBooks(ctx);
    }));

  it("has all of its time also after it had to wait for its goods", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop } = await withSavedCard(ctx);
      sandbox.setFaults({
        api: [{ method: "POST", path: "/v1/payment_intents", action: "hold", holdMs: 500, times: 1 }],
      });
      const tap = buyWithOneTap(shopper, tapOn(shop));
      const isLive = and(eq(holds.variantId, shop.variantId), eq(holds.state, "live"));
      await expect.poll(() => ctx.db.$count(holds, isLive)).toBe(1);
      const freedAt = await ctx.db.transaction(async (db) => {
        await db.select().from(stock).where(eq(stock.variantId, shop.variantId)).for("update");
        await delay(2_000);
        return databaseTime(db);
      });
      const answer = await tap;
      if (answer.state !== "paid") throw new Error(answer.state);
      const { checkoutId } = await readTap(ctx, answer.orderToken);
      const [row] = await ctx.db
        .select({ at: checkouts.undoUntil })
        .from(checkouts)
        .where(eq(checkouts.id, checkoutId));
      expect(row?.at?.getTime()).toBeGreaterThanOrEqual(freedAt.getTime() + 60_000);
    }));

  it("opens the same time after the bank asked its buyer", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop } = await withSavedCard(ctx);
      turnCard("pm_card_authenticationRequired");
      const answer = await buyWithOneTap(shopper, tapOn(shop));
      if (answer.state !== "confirm") throw new Error(answer.state);
      const body = new URLSearchParams({ action: "accept" });
      const back = await fetch(answer.url, { method: "POST", body, redirect: "manual" });
      const checkout = new URL(back.headers.get("location") ?? "").searchParams.get("checkout") ?? "";
      const { orderToken } = await settlePayment(ctx, { checkout });
      const tap = await readTap(ctx, orderToken ?? "");
      expect(await statusOf(tap.intent)).toBe("requires_capture");
      expect((await getOrder(ctx, tap.orderId, "th")).undoSecondsLeft).toBeGreaterThan(50);
      expect(await undoOrder(shopper, tap.orderToken)).toEqual({ state: "released" });
      await expectRightBooks(ctx);
    }));
});

describe("a promise that is not the one that was asked for", () => {
  it("makes no order: it is let go, and the goods are free again", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop } = await withSavedCard(ctx);
      turnCard("pm_card_authenticationRequired");
      const answer = await buyWithOneTap(shopper, tapOn(shop));
      if (answer.state !== "confirm") throw new Error(answer.state);
      const [intent] = (await stripe.paymentIntents.list({ limit: 1 })).data;
      await stripe.paymentIntents.update(intent?.id ?? "", { amount: 40_000 });
      await fetch(answer.url, { method: "POST", body: new URLSearchParams({ action: "accept" }), redirect: "manual" });
      expect(await statusOf(intent?.id ?? "")).toBe("requires_capture");
      await readEvents(ctx);
      await sweepCheckouts(ctx);
      expect([await statusOf(intent?.id ?? ""), await piecesOf(ctx, shop)]).toEqual(["canceled", [4, 0]]);
      expect(await ctx.db.$count(orders)).toBe(1);
      await expectRightBooks(ctx);
    }));
});

describe("undoOrder", () => {
  it("lets the promise go, cancels the order, puts its goods back, and moves no money", () =>
    withCommits(visitor, async (ctx) => {
      const { shop, shopper, checkoutId, orderId, orderToken, intent } = await tapOnce(ctx);
      expect(await undoOrder(shopper, orderToken)).toEqual({ state: "released" });
      expect([await stateOf(ctx, checkoutId), await statusOf(intent)]).toEqual(["released", "canceled"]);
      expect([await moneyOf(ctx, checkoutId), await piecesOf(ctx, shop)]).toEqual([[], [4, 0]]);
      const view = await getOrder(ctx, orderId, "en");
      expect(view).toMatchObject({
        state: "cancelled",
        payment: "released",
        releaseCause: "undone",
        undoSecondsLeft: 0,
      });
      expect(view.events.map(({ state }) => state)).toEqual(["placed", "cancelled"]);
      expect(await mailsOf(ctx, orderId)).toEqual([]);
      await expectRightBooks(ctx);
    }));

  it("is the same when it is pressed again, here, on another device of the customer, or ten times at once", () =>
    withCommits(visitor, async (ctx) => {
      const { shop, shopper, customerId, orderToken } = await tapOnce(ctx);
      const other = await asShopper(ctx);
      const second = { ...other, actor: { ...other.actor, customerId } } as Context;
      const presses = Array.from({ length: 10 }, (_, press) =>
        undoOrder(press % 2 === 0 ? shopper : second, orderToken),
      );
      for (const { state } of await Promise.all(presses)) expect(["released", "releasing"]).toContain(state);
      expect(await undoOrder(second, orderToken)).toEqual({ state: "released" });
      expect(await piecesOf(ctx, shop)).toEqual([4, 0]);
      await expectRightBooks(ctx);
    }));

  it("is refused to whoever did not buy, and not found without a key of ours", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId, orderId, orderToken, shopper } = await tapOnce(ctx);
      const stranger = await asShopper(ctx);
      for (const other of [ctx, stranger]) {
        await expect(undoOrder(other, orderToken)).rejects.toMatchObject({
          code: "forbidden",
          reason: "undo-not-yours",
        });
      }
      for (const token of [`${orderId}.forged`, "x", orderTokenOf(crypto.randomUUID())]) {
        await expect(undoOrder(shopper, token)).rejects.toMatchObject({ code: "not_found" });
      }
      expect(await stateOf(ctx, checkoutId)).toBe("authorized");
    }));

  it("is refused when the time is over, before and after the money was taken", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId, orderToken, shopper } = await tapOnce(ctx);
      await endWindow(ctx, checkoutId);
      const over = { code: "conflict", reason: "undo-over" };
      await expect(undoOrder(shopper, orderToken)).rejects.toMatchObject(over);
      await sweepCheckouts(ctx);
      await expect(undoOrder(shopper, orderToken)).rejects.toMatchObject(over);
      expect(await stateOf(ctx, checkoutId)).toBe("paid");
    }));

  it("is refused for an order that was paid at once", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, checkoutId } = await withSavedCard(ctx);
      const [order] = await ctx.db.select().from(orders).where(eq(orders.checkoutId, checkoutId));
      const token = orderTokenOf(order?.id ?? "");
      await expect(undoOrder(shopper, token)).rejects.toMatchObject({ reason: "undo-over" });
    }));

  it("stands when Stripe does not answer: nobody takes the money, and the sweeper lets it go", () =>
    withCommits(visitor, async (ctx) => {
      const { shop, shopper, checkoutId, orderId, orderToken, intent } = await tapOnce(ctx);
      sandbox.setFaults({ api: [{ ...CANCELS, action: "error_500", times: 6 }] });
      expect(await undoOrder(shopper, orderToken)).toEqual({ state: "releasing" });
      expect((await getOrder(ctx, orderId, "th")).payment).toBe("releasing");
      await endWindow(ctx, checkoutId);
      expect(await captureCheckout(ctx, checkoutId)).toBe("releasing");
      expect([await statusOf(intent), await piecesOf(ctx, shop)]).toEqual(["requires_capture", [3, 0]]);
      sandbox.setFaults({});
      await sweepCheckouts(ctx);
      expect([await stateOf(ctx, checkoutId), await statusOf(intent)]).toEqual(["released", "canceled"]);
      expect(await piecesOf(ctx, shop)).toEqual([4, 0]);
      await expectRightBooks(ctx);
    }));

  it.each(["sweeper", "event"] as const)("is finished by the %s when Stripe's answer to it is lost", (who) =>
    withCommits(visitor, async (ctx) => {
      const { shopper, checkoutId, orderToken, intent } = await tapOnce(ctx);
      sandbox.setFaults({ api: [{ ...CANCELS, action: "drop_answer", times: 3 }] });
      expect(await undoOrder(shopper, orderToken)).toEqual({ state: "releasing" });
      sandbox.setFaults({});
      expect(await statusOf(intent)).toBe("canceled");
      await (who === "sweeper" ? sweepCheckouts(ctx) : readEvents(ctx));
      expect(await stateOf(ctx, checkoutId)).toBe("released");
      await expectRightBooks(ctx);
    }),
  );

  it("gives all of it back when somebody takes the money at Stripe while it is undone, and thanks nobody for it", () =>
    withCommits(visitor, async (ctx) => {
      const { shop, shopper, checkoutId, orderId, orderToken, intent } = await tapOnce(ctx);
      await stripe.paymentIntents.capture(intent);
      expect(await undoOrder(shopper, orderToken)).toEqual({ state: "released" });
      await sweepCheckouts(ctx);
      expect(await stateOf(ctx, checkoutId)).toBe("paid");
      expect(await moneyOf(ctx, checkoutId)).toEqual([
        ["capture", 55_000],
        ["refund", -55_000],
      ]);
      expect(await getOrder(ctx, orderId, "th")).toMatchObject({ state: "cancelled", credited: { amount: 55_000 } });
      expect(await piecesOf(ctx, shop)).toEqual([4, 0]);
      await expectRightBooks(ctx);
      expect(await mailsOf(ctx, orderId)).toEqual(["order_cancelled"]);
    }));

  it("lets the same thing be bought again at once", () =>
    withCommits(visitor, async (ctx) => {
      const first = await tapOnce(ctx);
      await undoOrder(first.shopper, first.orderToken);
      const second = await tapOnce(ctx, first);
      expect(second.orderId).not.toBe(first.orderId);
      expect(await piecesOf(ctx, first.shop)).toEqual([3, 0]);
    }));
});
