import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { advanceOrder, listStaffOrders, packOrders } from "@/lib/orders";
import { StaffOrder } from "@/lib/orders/staff-contract";
import { withCommits } from "@/lib/testing/database";
import { endWindow, piecesOf, tapOnce } from "@/lib/testing/one-tap";
import { expectRightBooks, mailsOf, moneyOf, stateOf, statusOf } from "@/lib/testing/promises";
import { asStaff } from "@/lib/testing/staff";
import { sandbox } from "@/lib/testing/stripe";
import { getStaffOrder } from "../staff-order";
import { cancelOrder } from "./cancel-order";
import { refundOrder } from "./refund-order";
import { sweepCheckouts } from "./sweep-checkouts";
import { undoOrder } from "./undo-order";

const visitor = { kind: "visitor" } as const;
const why = { note: "The glaze is chipped", isRestocked: true };

describe("an order that its buyer can still undo", () => {
  it("is shown as such, and is neither packed, shipped, delivered nor given back until its money was taken", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId, orderId } = await tapOnce(ctx);
      const manager = await asStaff(ctx, "manager");
      const unpaid = { code: "conflict", reason: "order-unpaid" };
      for (const to of ["packed", "shipped", "delivered"] as const) {
        await expect(advanceOrder(manager, orderId, { to })).rejects.toMatchObject(unpaid);
      }
      await expect(refundOrder(manager, orderId, { amount: 100 })).rejects.toMatchObject(unpaid);
      expect(await packOrders(manager, { orders: [{ id: orderId, version: 1 }] })).toEqual({
        packed: [],
        refused: [{ id: orderId, reason: "order-unpaid" }],
      });
      const shown = StaffOrder.parse(await getStaffOrder(manager, orderId));
      expect(shown).toMatchObject({ state: "placed", payment: "authorized", refundable: { amount: 0 }, money: [] });
      expect(shown.promise.undoSecondsLeft).toBeGreaterThan(50);
      const { items } = await listStaffOrders(manager, { payment: "authorized", sort: "newest" });
      expect(items.map(({ id }) => id)).toEqual([orderId]);
      await endWindow(ctx, checkoutId);
      await sweepCheckouts(ctx);
      await advanceOrder(manager, orderId, { to: "packed", version: 1 });
      expect(await getStaffOrder(manager, orderId)).toMatchObject({ state: "packed", payment: "paid" });
    }));

  it("is let go when staff cancel it, with its goods back, a mail to the buyer, and nothing charged", () =>
    withCommits(visitor, async (ctx) => {
      const { shop, shopper, checkoutId, orderId, orderToken, intent } = await tapOnce(ctx);
      const manager = await asStaff(ctx, "manager");
      await expect(cancelOrder(manager, orderId, { ...why, version: 9 })).rejects.toMatchObject({
        reason: "changed-meanwhile",
      });
      await cancelOrder(manager, orderId, { ...why, version: 1 });
      expect([await stateOf(ctx, checkoutId), await statusOf(intent)]).toEqual(["released", "canceled"]);
      expect([await piecesOf(ctx, shop), await moneyOf(ctx, checkoutId)]).toEqual([[4, 0], []]);
      expect(await mailsOf(ctx, orderId)).toEqual(["order_released"]);
      await expect(undoOrder(shopper, orderToken)).rejects.toMatchObject({ reason: "undo-over" });
      await expect(cancelOrder(manager, orderId, why)).rejects.toMatchObject({ reason: "order-state" });
      await expect(refundOrder(manager, orderId, { amount: 1 })).rejects.toMatchObject({ reason: "order-unpaid" });
      const shown = await getStaffOrder(manager, orderId);
      expect(shown).toMatchObject({ state: "cancelled", payment: "released" });
      expect(shown.history.map(({ action }) => action)).toEqual(["order.release-cancelled", "order.cancel"]);
      expect(shown.lines).toMatchObject([{ refundedQuantity: 1, restockedQuantity: 1 }]);
      expect(shown.movements.map(({ delta }) => delta)).toEqual([-1, 1]);
      await expectRightBooks(ctx);
    }));

  it("cannot be cancelled while its money is being taken, and the buyer's undoing is nobody else's", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const { shopper, orderToken, orderId, checkoutId } = await tapOnce(ctx);
      sandbox.setFaults({ api: [{ method: "POST", path: "/v1/payment_intents/pi_", action: "error_500", times: 9 }] });
      await undoOrder(shopper, orderToken);
      await cancelOrder(manager, orderId, why);
      sandbox.setFaults({});
      await sweepCheckouts(ctx);
      expect([await stateOf(ctx, checkoutId), await mailsOf(ctx, orderId)]).toEqual(["released", []]);
      const other = await tapOnce(ctx);
      await ctx.db.execute(sql`update checkouts set state = 'capturing' where id = ${other.checkoutId}`);
      await expect(cancelOrder(manager, other.orderId, why)).rejects.toMatchObject({ reason: "order-charging" });
    }));

  it("is cancelled by nobody but staff", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, orderId } = await tapOnce(ctx);
      await expect(cancelOrder(shopper, orderId, why)).rejects.toMatchObject({ code: "not_found" });
    }));
});
