import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { stock } from "@/lib/db/schema/inventory";
import { orders } from "@/lib/db/schema/orders";
import { money, refunds } from "@/lib/db/schema/payments";
import { workInbox } from "@/lib/payments";
import { asShopper, buyNow, buyNowByQr, createShop, passTime } from "@/lib/testing/checkout";
import { asStaff } from "@/lib/testing/staff";
import { withCommits } from "@/lib/testing/database";
import { payOnPage, sandbox } from "@/lib/testing/stripe";
import { receiveSigned } from "@/lib/testing/webhook";
import { checkInvariants } from "../invariants";
import { getQrPayment } from "../qr-payment";
import { checkoutTokenOf } from "../queries";
import { closeCheckout } from "./close-checkout";
import { readEvent } from "./read-event";
import { reconcile } from "./reconcile";
import { refundOrder } from "./refund-order";
import { returnMoney } from "./return-money";
import { settleCheckout } from "./settle-checkout";
import { startCheckout } from "./start-checkout";

const visitor = { kind: "visitor" } as const;
const PAGES = { method: "POST", path: "/v1/checkout/sessions" } as const;
const countPages = () => Object.values(sandbox.state().sessions).reduce((sum, count) => sum + count, 0);

async function reservedOf({ db }: Context, { variantId }: { variantId: string }) {
  const [row] = await db.select().from(stock).where(eq(stock.variantId, variantId));
  return row?.reserved;
}

/** The same with a clock of its own that is wrong. */
const withClock = (ctx: Context, days: number): Context => ({
  ...ctx,
  now: () => new Date(Date.now() + days * 86_400_000),
});

describe("Stripe's faults, by their number in docs/reliability.md", () => {
  it.each([
    { fault: 12, name: "an answer that is lost twice", action: "drop_answer", times: 2 },
    { fault: 15, name: "being told to slow down", action: "error_429", times: 1 },
    { fault: 15, name: "an answer that comes late", action: "late_answer", times: 1 },
  ] as const)("$fault: $name on creating makes one page under one key", ({ action, times }) =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const shopper = await asShopper(ctx);
      const before = countPages();
      sandbox.setFaults({ api: [{ ...PAGES, action, times, holdMs: 300 }] });
      // Whoever is told to come again does so with the same press.
      const first = await startCheckout(shopper, buyNow(shop)).catch(() => null);
      const { checkoutId } = first ?? (await startCheckout(shopper, buyNow(shop)));
      expect(countPages()).toBe(before + 1);
      expect(await reservedOf(ctx, shop)).toBe(1);
      await closeCheckout(ctx, checkoutId);
    }),
  );

  it("13: a refund whose answer is lost, and whose key is used again, goes back once", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const { checkoutId, url } = await startCheckout(await asShopper(ctx), buyNow(shop));
      await payOnPage(url);
      await settleCheckout(ctx, checkoutId);
      const [order] = await ctx.db.select({ id: orders.id }).from(orders);
      const before = sandbox.state().refunds["succeeded"] ?? 0;
      sandbox.setFaults({ api: [{ method: "POST", path: "/v1/refunds", action: "drop_answer", times: 3 }] });
      const manager = await asStaff(ctx, "manager");
      await refundOrder(manager, order?.id ?? "", { amount: 10_000 }).catch(() => undefined);
      sandbox.setFaults({});
      await reconcile(ctx, { seconds: 3_600, isAccountShared: true });
      await returnMoney(ctx, checkoutId);
      expect(await ctx.db.$count(refunds)).toBe(1);
      expect((sandbox.state().refunds["succeeded"] ?? 0) - before).toBe(1);
      const books = await checkInvariants(ctx, { graceSeconds: 0, isAccountShared: true });
      expect(books.filter(({ id, broken }) => broken > 0 && id !== "I10")).toEqual([]);
    }));

  it("14: a fault of Stripe that is kept under the key is answered by another checkout once nothing can be there", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const shopper = await asShopper(ctx);
      const before = countPages();
      sandbox.setFaults({ api: [{ ...PAGES, action: "kept_500", times: 1 }] });
      const pressed = startCheckout(shopper, buyNow(shop));
      await expect(pressed).rejects.toMatchObject({ reason: "payment-unavailable" });
      sandbox.setFaults({});
      // The key gives the same fault for as long as Stripe keeps it.
      await expect(startCheckout(shopper, buyNow(shop))).rejects.toMatchObject({ reason: "payment-unavailable" });
      const [stuck] = await ctx.db.select({ id: checkouts.id }).from(checkouts);
      await passTime(ctx, stuck?.id ?? "", 3);
      const { checkoutId } = await startCheckout(shopper, buyNow(shop));
      expect(checkoutId).not.toBe(stuck?.id);
      expect(countPages()).toBe(before + 1);
      expect(await reservedOf(ctx, shop)).toBe(1);
    }));

  it("16: once Stripe was silent five times, the next press is told so at once and holds nothing", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 9 });
      sandbox.setFaults({ api: [{ ...PAGES, action: "drop_answer", times: 15 }] });
      for (let count = 1; count <= 5; count += 1) {
        const pressed = startCheckout(await asShopper(ctx), buyNow(shop));
        await expect(pressed).rejects.toMatchObject({ reason: "payment-unavailable" });
      }
      sandbox.setFaults({});
      const held = await reservedOf(ctx, shop);
      const next = startCheckout(await asShopper(ctx), buyNow(shop));
      await expect(next).rejects.toMatchObject({ code: "unavailable", reason: "payment-unavailable" });
      expect(await reservedOf(ctx, shop)).toBe(held);
      // By itself: one call after the pause finds Stripe there again.
      await expect
        .poll(
          async () =>
            startCheckout(await asShopper(ctx), buyNow(shop)).then(
              () => "given",
              () => "away",
            ),
          {
            timeout: 20_000,
            interval: 500,
          },
        )
        .toBe("given");
    }));

  it("18: a refund that is told before the payment, and both before our own answer, end in the right books", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const { checkoutId, url } = await startCheckout(await asShopper(ctx), buyNow(shop));
      await payOnPage(url);
      const sessionId = new URL(url).pathname.split("/").at(-1) ?? "";
      const told = { object: "checkout.session", id: sessionId, client_reference_id: checkoutId };
      const intent = { object: "payment_intent", id: "pi_early", metadata: { checkout_id: checkoutId } };
      await receiveSigned(ctx, { id: "evt_3", type: "refund.created", object: { ...intent, object: "refund" } });
      await receiveSigned(ctx, { id: "evt_2", type: "payment_intent.succeeded", object: intent });
      await receiveSigned(ctx, { id: "evt_1", object: told });
      expect(await workInbox(ctx, (event) => readEvent(ctx, event))).toEqual({ done: 3, failed: 0 });
      expect([await ctx.db.$count(orders), await ctx.db.$count(money)]).toEqual([1, 1]);
    }));

  it("20: a payment of which no event ever comes becomes its order by comparing", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const { url } = await startCheckout(await asShopper(ctx), buyNow(shop));
      await payOnPage(url);
      await reconcile(ctx, { seconds: 7_200, isAccountShared: true });
      expect(await ctx.db.$count(orders)).toBe(1);
    }));
});

describe("23: a wrong clock of the process", () => {
  it.each([-1, 1])("of %i days lets no payment be missed", (days) =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const { url } = await startCheckout(await asShopper(ctx), buyNow(shop));
      await payOnPage(url);
      await reconcile(withClock(ctx, days), { seconds: 7_200, isAccountShared: true });
      expect(await ctx.db.$count(orders)).toBe(1);
    }),
  );

  it.each([-1, 1])("of %i days neither ends a QR code early nor shows another time", (days) =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const { checkoutId } = await startCheckout(await asShopper(ctx), buyNowByQr(shop));
      const shown = await getQrPayment(withClock(ctx, days), checkoutTokenOf(checkoutId));
      expect(shown.secondsLeft).toBeGreaterThan(500);
      expect(shown.secondsLeft).toBeLessThanOrEqual(600);
      await closeCheckout(ctx, checkoutId);
    }),
  );
});
