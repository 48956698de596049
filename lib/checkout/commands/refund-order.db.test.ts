import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { auditLog } from "@/lib/db/schema/audit";
import { stock } from "@/lib/db/schema/inventory";
import { orders } from "@/lib/db/schema/orders";
import { outbox } from "@/lib/db/schema/outbox";
import { refunds } from "@/lib/db/schema/payments";
import { advanceOrder } from "@/lib/orders";
import { StaffOrder } from "@/lib/orders/staff-contract";
import { findPayment } from "@/lib/payments";
import { stripe } from "@/lib/payments/stripe";
import { buyNowByQr, asShopper, createShop } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { sell } from "@/lib/testing/orders";
import { asStaff } from "@/lib/testing/staff";
import { sandbox, scanCode } from "@/lib/testing/stripe";
import { checkInvariants } from "../invariants";
import { getStaffOrder } from "../staff-order";
import { cancelOrder } from "./cancel-order";
import { refundOrder } from "./refund-order";
import { settleCheckout } from "./settle-checkout";
import { startCheckout } from "./start-checkout";
import { sweepCheckouts } from "./sweep-checkouts";

const visitor = { kind: "visitor" } as const;
const note = "The glaze was chipped";
const whole = { note, lines: [{ position: 0, quantity: 1 }], withShipping: false, isRestocked: true };

const onHandOf = async ({ db }: Context, variantId: string) =>
  (await db.select().from(stock).where(eq(stock.variantId, variantId)))[0]?.onHand;

const mailsOf = async ({ db }: Context) =>
  (await db.select({ kind: outbox.kind }).from(outbox)).map(({ kind }) => kind).filter((kind) => kind !== "new_order");

const look = async (ctx: Context, orderId: string) => StaffOrder.parse(await getStaffOrder(ctx, orderId));

describe("refundOrder", () => {
  it("gives pieces back with their price and delivery, puts them on the shelf, and writes to the buyer once", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const { orderId, variantId } = await sell(ctx, { quantity: 3 });
      await refundOrder(manager, orderId, { ...whole, withShipping: true, version: 1 });
      expect(await look(manager, orderId)).toMatchObject({
        ...{ version: 2, payment: "partly_refunded", refundable: { amount: 100_000 } },
        lines: [{ quantity: 3, refundedQuantity: 1, restockedQuantity: 1 }],
        refunds: [{ money: { amount: 55_000 }, state: "succeeded", note, isAsked: false }],
        movements: [{ delta: -3 }, { delta: 1, reason: "returned" }],
      });
      expect(await onHandOf(ctx, variantId)).toBe(7);
      await sweepCheckouts(ctx);
      expect(await mailsOf(ctx)).toEqual(["order_confirmation", "order_refunded"]);
      const entries = await ctx.db.select().from(auditLog).where(eq(auditLog.action, "order.refund"));
      expect(entries).toMatchObject([{ personId: manager.personId, after: { amount: 55_000, note } }]);
      await refundOrder(manager, orderId, { note, amount: 100_000, version: 2 });
      expect(await look(manager, orderId)).toMatchObject({ payment: "refunded", refundable: { amount: 0 } });
      expect((await checkInvariants(ctx)).filter(({ broken }) => broken > 0)).toEqual([]);
    }));

  it("refuses more pieces than are left, nothing at all, and more money than is left", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const { orderId } = await sell(ctx);
      const attempt = (input: Parameters<typeof refundOrder>[2]) => refundOrder(manager, orderId, input);
      const twoOf = { ...whole, lines: [{ position: 0, quantity: 2 }] };
      await expect(attempt(twoOf)).rejects.toMatchObject({
        reason: "lines-too-many",
        errors: [{ pointer: "#/lines/0/quantity" }],
      });
      await expect(attempt({ ...whole, lines: [] })).rejects.toMatchObject({ reason: "refund-nothing" });
      await expect(attempt({ note, amount: 55_001 })).rejects.toMatchObject({ reason: "refund-too-large" });
      await attempt(whole);
      await expect(attempt(whole)).rejects.toMatchObject({ reason: "lines-too-many" });
      expect(await ctx.db.$count(refunds)).toBe(1);
    }));

  it("lets one of two who give everything back at the same time through, and of one version only the first", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const { orderId } = await sell(ctx);
      const both = await Promise.allSettled([1, 2].map(() => refundOrder(manager, orderId, { amount: 55_000, note })));
      expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      const second = await sell(ctx);
      const seen = { amount: 100, note, version: 1 };
      const same = await Promise.allSettled([1, 2, 3].map(() => refundOrder(manager, second.orderId, seen)));
      const reasons = same.flatMap((one) => (one.status === "rejected" ? [(one.reason as { code: string }).code] : []));
      expect(reasons).toEqual(["precondition_failed", "precondition_failed"]);
    }));

  it("counts pieces of a refund that Stripe refuses as not given back", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const { orderId, checkoutId } = await sell(ctx);
      const intent = (await findPayment(ctx, checkoutId))?.stripePaymentIntentId ?? "";
      await stripe.refunds.create({ payment_intent: intent, amount: 10_000 });
      await expect(refundOrder(manager, orderId, { note, amount: 55_000 })).rejects.toMatchObject({
        reason: "refund-refused",
      });
      expect(await look(manager, orderId)).toMatchObject({
        ...{ payment: "partly_refunded", refundable: { amount: 45_000 } },
        refunds: [{ state: "failed" }],
        tasks: [{ kind: "refund_refused" }],
      });
    }));

  it("says of a PromptPay refund that it waits for the buyer, until they have answered", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const form = buyNowByQr(await createShop(ctx, { onHand: 2 }));
      const { checkoutId } = await startCheckout(await asShopper(ctx), form);
      scanCode((await findPayment(ctx, checkoutId))?.stripePaymentIntentId ?? "", "pay");
      await settleCheckout(ctx, checkoutId);
      const [order] = await ctx.db.select({ id: orders.id }).from(orders);
      const orderId = order?.id ?? "";
      await refundOrder(manager, orderId, whole);
      expect(await look(manager, orderId)).toMatchObject({
        ...{ method: "promptpay", payment: "refund_pending", refundable: { amount: 5_000 } },
        refunds: [{ state: "pending", isAsked: true }],
      });
      expect(await mailsOf(ctx)).toEqual(["order_confirmation", "refund_pending"]);
    }));

  it("is for managers: strangers find nothing, curators may not, and nothing is given back", () =>
    withCommits(visitor, async (ctx) => {
      const { orderId } = await sell(ctx);
      const curator = await asStaff(ctx, "curator");
      for (const act of [refundOrder, cancelOrder]) {
        await expect(act(ctx, orderId, whole)).rejects.toMatchObject({ code: "not_found" });
        await expect(act(curator, orderId, whole)).rejects.toMatchObject({ code: "forbidden" });
        const manager = await asStaff(ctx, "manager");
        await expect(act(manager, crypto.randomUUID(), whole)).rejects.toMatchObject({ code: "not_found" });
      }
      expect(await ctx.db.$count(refunds)).toBe(0);
    }));
});

const why = { note: "The buyer changed their mind", isRestocked: true };

describe("cancelOrder", () => {
  it("gives back what is left of the money, puts the goods back, and writes to the buyer once", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const { orderId, variantId } = await sell(ctx, { quantity: 2, onHand: 5 });
      await refundOrder(manager, orderId, whole);
      await cancelOrder(manager, orderId, { ...why, version: 2 });
      expect(await look(manager, orderId)).toMatchObject({
        ...{ state: "cancelled", payment: "refunded", version: 3 },
        lines: [{ refundedQuantity: 2, restockedQuantity: 2 }],
        refunds: [{ money: { amount: 55_000 } }, { money: { amount: 50_000 } }],
      });
      expect(await onHandOf(ctx, variantId)).toBe(5);
      expect(await mailsOf(ctx)).toEqual(["order_confirmation", "order_refunded", "order_cancelled"]);
      expect((await checkInvariants(ctx)).filter(({ broken }) => broken > 0)).toEqual([]);
    }));

  it("leaves the goods off the shelf when they are not to be sold again, and cancels also what has no money left", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const { orderId, variantId } = await sell(ctx);
      await refundOrder(manager, orderId, { amount: 55_000, note });
      await cancelOrder(manager, orderId, { ...why, isRestocked: false });
      expect(await onHandOf(ctx, variantId)).toBe(8);
      expect(await ctx.db.$count(refunds)).toBe(1);
      const mails = await ctx.db.select().from(outbox).where(eq(outbox.kind, "order_cancelled"));
      expect(mails).toMatchObject([{ payload: { amount: 0 } }]);
    }));

  it("keeps the refund for later when Stripe does not answer, and sends it once", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const { orderId } = await sell(ctx);
      sandbox.setFaults({ api: [{ action: "error_500", method: "POST", path: "/v1/refunds", times: 3 }] });
      await cancelOrder(manager, orderId, why);
      expect(await look(manager, orderId)).toMatchObject({ state: "cancelled", refunds: [{ state: "requested" }] });
      sandbox.setFaults({});
      await sweepCheckouts(ctx);
      await sweepCheckouts(ctx);
      expect(await look(manager, orderId)).toMatchObject({ payment: "refunded", refunds: [{ state: "succeeded" }] });
    }));

  it("is refused for a parcel on its way; of those who ship and cancel at the same time one wins", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      for (let round = 0; round < 8; round += 1) {
        const { orderId, variantId } = await sell(ctx);
        await advanceOrder(manager, orderId, { to: "packed" });
        const parcel = { to: "shipped", carrier: "flash", trackingNumber: "TH1" } as const;
        // Who begins first changes, so that both get their chance.
        const acts = [() => advanceOrder(manager, orderId, parcel), () => cancelOrder(manager, orderId, why)];
        if (round % 2 === 1) acts.reverse();
        const answers = await Promise.allSettled(acts.map((act) => act()));
        const lost = answers.flatMap((one) => (one.status === "rejected" ? [one.reason as object] : []));
        expect(lost).toMatchObject([{ reason: "order-state" }]);
        const { state, refunds: back } = await look(manager, orderId);
        expect([state, back.length, await onHandOf(ctx, variantId)]).toEqual(
          state === "shipped" ? ["shipped", 0, 8] : ["cancelled", 1, 9],
        );
      }
      expect((await checkInvariants(ctx)).filter(({ broken }) => broken > 0)).toEqual([]);
    }));
});
