import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { buyWithOneTap } from "@/lib/customers";
import type { Context } from "@/lib/db/context";
import { tasks } from "@/lib/db/schema/tasks";
import { getOrder } from "@/lib/orders";
import { stripe } from "@/lib/payments/stripe";
import { asShopper, buyNow, passTime } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { createVariant } from "@/lib/testing/factories";
import { decidedAgo, endWindow, piecesOf, readTap, tapOn, tapOnce, withSavedCard } from "@/lib/testing/one-tap";
import { expectRightBooks, mailsOf, moneyOf, readEvents, stateOf, statusOf } from "@/lib/testing/promises";
import { sandbox } from "@/lib/testing/stripe";
import { checkInvariants } from "../invariants";
import { listDueCheckouts } from "../queries";
import { cancelOrder } from "./cancel-order";
import { captureCheckout } from "./capture-checkout";
import { reconcile } from "./reconcile";
import { startCheckout } from "./start-checkout";
import { sweepCheckouts } from "./sweep-checkouts";
import { undoOrder } from "./undo-order";

const visitor = { kind: "visitor" } as const;
const CALLS = { method: "POST", path: "/v1/payment_intents/pi_" } as const;
const MAILS = ["new_order", "order_confirmation"];

/** As somebody's process left it that died after it had decided, before Stripe's answer was booked. */
const decide = ({ db }: Context, checkoutId: string) =>
  db.execute(sql`update checkouts set state = 'capturing' where id = ${checkoutId}`);

describe("captureCheckout", () => {
  it("takes the money when the time is over, writes to buyer and brand, and does it once however often it runs", () =>
    withCommits(visitor, async (ctx) => {
      const { shop, checkoutId, orderId, intent } = await tapOnce(ctx);
      await endWindow(ctx, checkoutId);
      const runs = await Promise.allSettled(Array.from({ length: 6 }, () => captureCheckout(ctx, checkoutId)));
      expect(runs.some((run) => run.status === "fulfilled" && run.value === "paid")).toBe(true);
      await sweepCheckouts(ctx);
      expect([await stateOf(ctx, checkoutId), await statusOf(intent)]).toEqual(["paid", "succeeded"]);
      expect([await moneyOf(ctx, checkoutId), await piecesOf(ctx, shop)]).toEqual([[["capture", 55_000]], [3, 0]]);
      expect(await mailsOf(ctx, orderId)).toEqual(MAILS);
      expect(await getOrder(ctx, orderId, "th")).toMatchObject({
        state: "placed",
        payment: "paid",
        undoSecondsLeft: 0,
      });
      await expectRightBooks(ctx);
    }));

  it("answers a tap whose promise is booked with its order, and asks Stripe nothing more", () =>
    withCommits(visitor, async (ctx) => {
      const saved = await withSavedCard(ctx);
      sandbox.setFaults({ api: [{ ...CALLS, method: "GET", action: "error_500", times: 9 }] });
      const { checkoutId } = await tapOnce(ctx, saved);
      sandbox.setFaults({});
      expect(await stateOf(ctx, checkoutId)).toBe("authorized");
    }));

  it("comes before every hold that is over, however long ago", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId, shop } = await tapOnce(ctx);
      await startCheckout(await asShopper(ctx), buyNow(shop));
      await ctx.db.execute(sql`update checkouts set expires_at = now() - interval '1 hour' where id <> ${checkoutId}`);
      await endWindow(ctx, checkoutId);
      const first = await listDueCheckouts(ctx, { limit: 1, after: null });
      expect(first).toMatchObject([{ id: checkoutId, state: "authorized" }]);
      const [last] = await listDueCheckouts(ctx, { limit: 1, after: first[0] ?? null });
      expect(last?.state).toBe("paying");
    }));

  it("wakes the worker at the end of the time", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId } = await tapOnce(ctx);
      const answer = await ctx.db.execute(sql`select round(extract(epoch from j.run_at - c.undo_until)) as apart
        from graphile_worker.jobs j, checkouts c where j.key = ${`undo ${checkoutId}`} and c.id = ${checkoutId}`);
      expect((answer as { rows: { apart: string }[] }).rows).toMatchObject([
        { apart: expect.stringMatching(/^-?0/) as string },
      ]);
    }));

  it.each(["sweeper", "event", "reconciler"] as const)(
    "is finished by the %s after a crash between Stripe and our books",
    (who) =>
      withCommits(visitor, async (ctx) => {
        const { checkoutId, orderId, intent } = await tapOnce(ctx);
        await decide(ctx, checkoutId);
        const key = { idempotencyKey: `capture:${checkoutId}` };
        await stripe.paymentIntents.capture(intent, { amount_to_capture: 55_000 }, key);
        if (who === "sweeper") {
          await endWindow(ctx, checkoutId);
          await sweepCheckouts(ctx);
        }
        if (who === "event") await readEvents(ctx);
        if (who === "reconciler") await reconcile(ctx, { seconds: 7_200, isAccountShared: true });
        expect([await stateOf(ctx, checkoutId), await moneyOf(ctx, checkoutId)]).toEqual([
          "paid",
          [["capture", 55_000]],
        ]);
        expect(await mailsOf(ctx, orderId)).toEqual(MAILS);
        await expectRightBooks(ctx);
      }),
  );

  it("asks again for the same when the decision was stored and Stripe never heard of it", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, checkoutId, orderToken } = await tapOnce(ctx);
      await decide(ctx, checkoutId);
      await expect(undoOrder(shopper, orderToken)).rejects.toMatchObject({ reason: "undo-over" });
      await endWindow(ctx, checkoutId);
      await sweepCheckouts(ctx);
      expect(await stateOf(ctx, checkoutId)).toBe("paid");
      await expectRightBooks(ctx);
    }));

  it("takes the money once when Stripe's answer is lost, again and again", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId, intent } = await tapOnce(ctx);
      await endWindow(ctx, checkoutId);
      sandbox.setFaults({ api: [{ ...CALLS, action: "drop_answer", times: 3 }] });
      await expect(captureCheckout(ctx, checkoutId)).rejects.toMatchObject({ code: "unavailable" });
      sandbox.setFaults({});
      expect([await stateOf(ctx, checkoutId), await statusOf(intent)]).toEqual(["capturing", "succeeded"]);
      await sweepCheckouts(ctx);
      expect([await stateOf(ctx, checkoutId), await moneyOf(ctx, checkoutId)]).toEqual(["paid", [["capture", 55_000]]]);
      await expectRightBooks(ctx);
    }));

  it("lets go what Stripe answers with a fault that the key keeps, once it tried for long, and tells the buyer", () =>
    withCommits(visitor, async (ctx) => {
      const { shop, checkoutId, orderId, intent } = await tapOnce(ctx);
      // Nobody came to it for an hour: that says nothing about Stripe.
      await endWindow(ctx, checkoutId, 3_600);
      sandbox.setFaults({ api: [{ ...CALLS, action: "kept_500", times: 1 }] });
      await expect(captureCheckout(ctx, checkoutId)).rejects.toMatchObject({ code: "unavailable" });
      await expect(captureCheckout(ctx, checkoutId)).rejects.toMatchObject({ code: "unavailable" });
      sandbox.setFaults({});
      await decidedAgo(ctx, checkoutId, 31);
      expect(await captureCheckout(ctx, checkoutId)).toBe("released");
      expect([await statusOf(intent), await piecesOf(ctx, shop)]).toEqual(["canceled", [4, 0]]);
      expect(await mailsOf(ctx, orderId)).toEqual(["order_released"]);
      await expectRightBooks(ctx);
    }));

  it.each(["capture", "event"] as const)(
    "gives the goods back and tells the buyer when the promise is lost, found by the %s",
    (by) =>
      withCommits(visitor, async (ctx) => {
        const { shop, checkoutId, orderId, intent } = await tapOnce(ctx);
        await stripe.paymentIntents.cancel(intent, { cancellation_reason: "fraudulent" });
        if (by === "capture") {
          await endWindow(ctx, checkoutId);
          await sweepCheckouts(ctx);
        } else await readEvents(ctx);
        expect([await stateOf(ctx, checkoutId), await piecesOf(ctx, shop)]).toEqual(["released", [4, 0]]);
        expect(await getOrder(ctx, orderId, "th")).toMatchObject({ state: "cancelled", releaseCause: "lost" });
        expect([await mailsOf(ctx, orderId), await moneyOf(ctx, checkoutId)]).toEqual([["order_released"], []]);
        await expectRightBooks(ctx);
      }),
  );

  it("books what somebody took in Stripe's dashboard before its time, and quarantines a part of it", () =>
    withCommits(visitor, async (ctx) => {
      const whole = await tapOnce(ctx);
      await stripe.paymentIntents.capture(whole.intent);
      await readEvents(ctx);
      expect([await stateOf(ctx, whole.checkoutId), await mailsOf(ctx, whole.orderId)]).toEqual(["paid", MAILS]);
      const { variantId } = await createVariant(ctx, { priceAmount: 50_000, onHand: 3 });
      const part = await tapOnce(ctx, { ...whole, shop: { ...whole.shop, variantId } });
      await stripe.paymentIntents.capture(part.intent, { amount_to_capture: 20_000 });
      await readEvents(ctx);
      await sweepCheckouts(ctx);
      expect([await stateOf(ctx, part.checkoutId), await piecesOf(ctx, { ...whole.shop, variantId })]).toEqual([
        "refunded",
        [3, 0],
      ]);
      expect(await moneyOf(ctx, part.checkoutId)).toEqual([
        ["capture", 20_000],
        ["refund", -20_000],
      ]);
      expect(await getOrder(ctx, part.orderId, "th")).toMatchObject({ state: "cancelled", payment: "paid" });
      await expectRightBooks(ctx);
    }));

  it("is missed by nobody: the invariant finds an order that nobody decided about, and the reconciler takes its money", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId } = await tapOnce(ctx);
      await passTime(ctx, checkoutId, 3);
      const books = await checkInvariants(ctx, { isAccountShared: true });
      expect(books.filter(({ broken }) => broken > 0)).toMatchObject([{ id: "I16", broken: 1 }]);
      expect(await reconcile(ctx, { seconds: 7_200, isAccountShared: true })).toEqual({ mended: 1, told: 0 });
      expect(await stateOf(ctx, checkoutId)).toBe("paid");
      expect(await ctx.db.$count(tasks)).toBe(0);
    }));
});

describe("orders of one parcel", () => {
  /** Two taps of one customer to one address, the second while the first can be undone. */
  async function tapTwice(ctx: Context, priceAmount = 20_000) {
    const first = await tapOnce(ctx);
    const { variantId } = await createVariant(ctx, { priceAmount, onHand: 3 });
    const source = { kind: "variant", variantId, quantity: 1 } as const;
    const answer = await buyWithOneTap(
      first.shopper,
      tapOn(first.shop, { source, expectedTotal: priceAmount + 5_000 }),
    );
    if (answer.state !== "paid") throw new Error(answer.state);
    return { first, second: await readTap(ctx, answer.orderToken) };
  }

  it("pay delivery once, on the first that stands, and the rest of the promise is let go", () =>
    withCommits(visitor, async (ctx) => {
      const { first, second } = await tapTwice(ctx);
      expect((await getOrder(ctx, second.orderId, "th")).parcelWith).toEqual([first.number]);
      expect((await getOrder(ctx, first.orderId, "th")).parcelWith).toEqual([second.number]);
      await endWindow(ctx, first.checkoutId, 1);
      await endWindow(ctx, second.checkoutId);
      expect(await captureCheckout(ctx, second.checkoutId)).toBe("authorized");
      await sweepCheckouts(ctx);
      await sweepCheckouts(ctx);
      expect(await moneyOf(ctx, first.checkoutId)).toEqual([["capture", 55_000]]);
      expect(await moneyOf(ctx, second.checkoutId)).toEqual([["capture", 20_000]]);
      const view = await getOrder(ctx, second.orderId, "th");
      expect(view).toMatchObject({ shipping: { amount: 0 }, total: { amount: 20_000 }, credited: { amount: 0 } });
      expect(view.taxIncluded.amount).toBe(1_308);
      const intent = await stripe.paymentIntents.retrieve(second.intent, { expand: ["latest_charge"] });
      expect(intent).toMatchObject({ amount: 25_000, amount_received: 20_000 });
      await expectRightBooks(ctx);
    }));

  it("take at least what Stripe takes at all of an order that joins", () =>
    withCommits(visitor, async (ctx) => {
      const { first, second } = await tapTwice(ctx, 800);
      await endWindow(ctx, first.checkoutId, 1);
      await endWindow(ctx, second.checkoutId);
      await sweepCheckouts(ctx);
      await sweepCheckouts(ctx);
      expect(await moneyOf(ctx, second.checkoutId)).toEqual([["capture", 1_000]]);
      expect(await getOrder(ctx, second.orderId, "th")).toMatchObject({
        shipping: { amount: 200 },
        total: { amount: 1_000 },
      });
      await expectRightBooks(ctx);
    }));

  it("pay it on the second when the first is undone", () =>
    withCommits(visitor, async (ctx) => {
      const { first, second } = await tapTwice(ctx);
      await undoOrder(first.shopper, first.orderToken);
      expect((await getOrder(ctx, second.orderId, "th")).parcelWith).toEqual([]);
      await endWindow(ctx, second.checkoutId);
      await sweepCheckouts(ctx);
      expect(await moneyOf(ctx, second.checkoutId)).toEqual([["capture", 25_000]]);
      await expectRightBooks(ctx);
    }));

  it("pay it on the second when the first was cancelled after its money was taken", () =>
    withCommits(visitor, async (ctx) => {
      const { first, second } = await tapTwice(ctx);
      await endWindow(ctx, first.checkoutId, 1);
      expect(await captureCheckout(ctx, first.checkoutId)).toBe("paid");
      await cancelOrder({ ...ctx, actor: { kind: "system", job: "test" } }, first.orderId, {
        note: "",
        isRestocked: true,
      });
      await endWindow(ctx, second.checkoutId);
      await sweepCheckouts(ctx);
      expect(await moneyOf(ctx, second.checkoutId)).toEqual([["capture", 25_000]]);
      await expectRightBooks(ctx);
    }));

  it("are two parcels once the first could no longer be undone", () =>
    withCommits(visitor, async (ctx) => {
      const { first, second } = await tapTwice(ctx);
      await passTime(ctx, first.checkoutId, 2);
      await endWindow(ctx, second.checkoutId);
      await sweepCheckouts(ctx);
      expect(await moneyOf(ctx, second.checkoutId)).toEqual([["capture", 25_000]]);
    }));
});

describe("the diagram", () => {
  it("has no way back from a decision: what is being charged cannot be undone, what is undone cannot be charged", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId } = await tapOnce(ctx);
      const moveTo = (state: string) =>
        ctx.db.execute(sql`update checkouts set state = ${state} where id = ${checkoutId}`);
      await decide(ctx, checkoutId);
      for (const state of ["authorized", "releasing", "expired"]) {
        await expect(moveTo(state)).rejects.toMatchObject({ cause: { code: "23001" } });
      }
    }));
});
