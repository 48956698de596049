import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addLine } from "@/lib/cart";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { stock } from "@/lib/db/schema/inventory";
import { orders } from "@/lib/db/schema/orders";
import { outbox } from "@/lib/db/schema/outbox";
import { money, payments, refunds } from "@/lib/db/schema/payments";
import { releaseStock } from "@/lib/inventory";
import { workInbox } from "@/lib/payments";
import { stripe } from "@/lib/payments/stripe";
import { asShopper, buyNow, buyNowByQr, createShop, passTime } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { payOnPage, sandbox, scanCode } from "@/lib/testing/stripe";
import { receiveSigned } from "@/lib/testing/webhook";
import { getQrPayment } from "../qr-payment";
import { checkoutTokenOf } from "../queries";
import { closeCheckout } from "./close-checkout";
import { readEvent } from "./read-event";
import { settleCheckout } from "./settle-checkout";
import { settlePayment } from "./settle-payment";
import { startCheckout } from "./start-checkout";
import { sweepCheckouts } from "./sweep-checkouts";

const visitor = { kind: "visitor" } as const;
const INTENTS = { method: "POST", path: "/v1/payment_intents" } as const;

async function paymentOf({ db }: Context, checkoutId: string) {
  const [payment] = await db.select().from(payments).where(eq(payments.checkoutId, checkoutId));
  return { ...payment, intent: payment?.stripePaymentIntentId ?? "" };
}

async function stockOf({ db }: Context, variantId: string) {
  const [row] = await db.select().from(stock).where(eq(stock.variantId, variantId));
  return { onHand: row?.onHand, reserved: row?.reserved };
}

async function showCode(ctx: Context, onHand = 5) {
  const shop = await createShop(ctx, { onHand });
  const shopper = await asShopper(ctx);
  const { checkoutId, url } = await startCheckout(shopper, buyNowByQr(shop));
  return { ...shop, shopper, checkoutId, url, ...(await paymentOf(ctx, checkoutId)) };
}

const counts = async ({ db }: Context) => ({
  orders: await db.$count(orders),
  mails: await db.$count(outbox),
  captures: await db.$count(money),
});

const ONCE = { orders: 1, mails: 2, captures: 1 };
const NOTHING = { orders: 0, mails: 0, captures: 0 };
const countIntents = () => Object.values(sandbox.state().paymentIntents).reduce((sum, count) => sum + count, 0);

describe("startCheckout with a QR code", () => {
  it("holds the stock, stores the key first and asks for exactly the total", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId, url, variantId, intent, ...payment } = await showCode(ctx, 3);
      expect(url).toBe(`http://localhost:3000/th/checkout/promptpay?checkout=${checkoutTokenOf(checkoutId)}`);
      expect(payment).toMatchObject({ idempotencyKey: `intent:${checkoutId}`, amount: 55_000, state: "open" });
      expect(payment.qrData).not.toBeNull();
      expect(await stripe.paymentIntents.retrieve(intent)).toMatchObject({
        ...{ amount: 55_000, currency: "thb", status: "requires_action" },
        metadata: { checkout_id: checkoutId },
      });
      expect(await stockOf(ctx, variantId)).toEqual({ onHand: 3, reserved: 1 });
    }));

  it("gives ten presses at once the same code and one payment", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 5 });
      const shopper = await asShopper(ctx);
      await addLine(shopper, { variantId: shop.variantId, quantity: 1 });
      const input = { ...buyNowByQr(shop), source: { kind: "bag" } as const };
      const before = countIntents();
      const started = await Promise.all(Array.from({ length: 10 }, () => startCheckout(shopper, input)));
      expect(new Set(started.map(({ url }) => url)).size).toBe(1);
      expect(countIntents()).toBe(before + 1);
      expect(await stockOf(ctx, shop.variantId)).toEqual({ onHand: 5, reserved: 1 });
    }));

  it("finds the payment whose answer was lost at the next press", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const shopper = await asShopper(ctx);
      const before = countIntents();
      sandbox.setFaults({ api: [{ action: "drop_answer", ...INTENTS, times: 3 }] });
      const first = startCheckout(shopper, buyNowByQr(shop));
      await expect(first).rejects.toMatchObject({ reason: "payment-unavailable" });
      sandbox.setFaults({});
      const { checkoutId } = await startCheckout(shopper, buyNowByQr(shop));
      expect(countIntents()).toBe(before + 1);
      expect(await ctx.db.$count(checkouts)).toBe(1);
      scanCode((await paymentOf(ctx, checkoutId)).intent, "pay");
      expect(await settleCheckout(ctx, checkoutId)).toBe("paid");
    }));

  it("books a payment whose answer was lost and that somebody paid all the same", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      sandbox.setFaults({ api: [{ action: "drop_answer", ...INTENTS, times: 3 }] });
      await startCheckout(await asShopper(ctx), buyNowByQr(shop)).catch(() => undefined);
      sandbox.setFaults({});
      const [lost] = await ctx.db.select({ id: checkouts.id }).from(checkouts);
      const made = (await stripe.paymentIntents.list({ limit: 1 })).data[0];
      scanCode(made?.id ?? "", "pay");
      await passTime(ctx, lost?.id ?? "", 1);
      expect(await settleCheckout(ctx, lost?.id ?? "")).toBe("paid");
      expect(await counts(ctx)).toEqual(ONCE);
    }));

  it("takes the code away before a card page opens, and the page before a code is shown", () =>
    withCommits(visitor, async (ctx) => {
      const code = await showCode(ctx, 1);
      const page = await startCheckout(code.shopper, buyNow(code));
      expect((await stripe.paymentIntents.retrieve(code.intent)).status).toBe("canceled");
      expect(() => scanCode(code.intent, "pay")).toThrow();
      const again = await startCheckout(code.shopper, buyNowByQr(code));
      expect(await payOnPage(page.url)).not.toBe(303);
      scanCode((await paymentOf(ctx, again.checkoutId)).intent, "pay");
      expect(await settleCheckout(ctx, again.checkoutId)).toBe("paid");
      expect(await stockOf(ctx, code.variantId)).toEqual({ onHand: 0, reserved: 0 });
      expect(await counts(ctx)).toEqual(ONCE);
    }));

  it("opens no card page for a code that was paid meanwhile", () =>
    withCommits(visitor, async (ctx) => {
      const code = await showCode(ctx);
      scanCode(code.intent, "pay");
      await expect(startCheckout(code.shopper, buyNow(code))).rejects.toMatchObject({ reason: "already-paid" });
      expect(await counts(ctx)).toEqual(ONCE);
    }));
});

describe("a paid QR code", () => {
  it(
    "becomes one order by webhook, page and sweeper at once, one hundred times",
    () =>
      withCommits(visitor, async (ctx) => {
        const shop = await createShop(ctx, { onHand: 100 });
        for (let round = 0; round < 100; round += 1) {
          const { checkoutId } = await startCheckout(await asShopper(ctx), buyNowByQr(shop));
          scanCode((await paymentOf(ctx, checkoutId)).intent, "pay");
          const [webhook, page, sweeper] = await Promise.all([
            settleCheckout(ctx, checkoutId),
            settlePayment(ctx, { checkout: checkoutTokenOf(checkoutId) }),
            closeCheckout(ctx, checkoutId),
          ]);
          expect([webhook, page.state, sweeper]).toEqual(["paid", "paid", "paid"]);
        }
        expect(await counts(ctx)).toEqual({ orders: 100, mails: 200, captures: 100 });
        expect(await stockOf(ctx, shop.variantId)).toEqual({ onHand: 0, reserved: 0 });
      }),
    240_000,
  );

  it("is settled by a webhook that says no more than the payment's id", () =>
    withCommits(visitor, async (ctx) => {
      const { intent, checkoutId } = await showCode(ctx);
      scanCode(intent, "pay");
      const object = { id: intent, object: "payment_intent" };
      await receiveSigned(ctx, { id: "evt_qr", type: "payment_intent.succeeded", object });
      await workInbox(ctx, (event) => readEvent(ctx, event));
      expect(await getQrPayment(ctx, checkoutTokenOf(checkoutId))).toMatchObject({ state: "paid", qrUrl: null });
      expect(await counts(ctx)).toEqual(ONCE);
    }));

  it("is settled by the sweeper when nobody came back and no webhook came", () =>
    withCommits(visitor, async (ctx) => {
      const { intent, checkoutId, variantId } = await showCode(ctx, 1);
      scanCode(intent, "pay");
      await passTime(ctx, checkoutId, 11);
      expect(await sweepCheckouts(ctx)).toEqual({ done: 1, failed: 0 });
      expect(await counts(ctx)).toEqual(ONCE);
      expect(await stockOf(ctx, variantId)).toEqual({ onHand: 0, reserved: 0 });
    }));

  it("keeps its goods while the money is on its way past the end of the time", () =>
    withCommits(visitor, async (ctx) => {
      const { intent, checkoutId, variantId } = await showCode(ctx, 1);
      scanCode(intent, "pay_late");
      await passTime(ctx, checkoutId, 11);
      expect(await closeCheckout(ctx, checkoutId)).toBe("expiring");
      expect(await stockOf(ctx, variantId)).toEqual({ onHand: 1, reserved: 1 });
      scanCode(intent, "pay");
      expect(await settleCheckout(ctx, checkoutId)).toBe("paid");
      expect(await counts(ctx)).toEqual(ONCE);
    }));

  it("gets its goods although they were let go, and its money back when they were sold", () =>
    withCommits(visitor, async (ctx) => {
      const [late, later] = [await showCode(ctx, 1), await showCode(ctx, 1)];
      for (const { checkoutId, intent } of [late, later]) {
        scanCode(intent, "pay");
        await releaseBehindStripe(ctx, checkoutId);
      }
      const rival = await startCheckout(await asShopper(ctx), buyNowByQr(later));
      scanCode((await paymentOf(ctx, rival.checkoutId)).intent, "pay");
      expect(await settleCheckout(ctx, rival.checkoutId)).toBe("paid");
      expect(await settleCheckout(ctx, late.checkoutId)).toBe("paid");
      expect(await settleCheckout(ctx, later.checkoutId)).toBe("refund_due");
      await sweepCheckouts(ctx).catch(() => undefined);
      const asked = await ctx.db.select().from(refunds).where(eq(refunds.checkoutId, later.checkoutId));
      expect(asked).toMatchObject([{ amount: 55_000, reason: "late_payment" }]);
      expect(await ctx.db.$count(orders)).toBe(2);
    }));

  it.each([{ amount: 54_999 }, { currency: "USD" as const }])(
    "never becomes an order of another amount or currency than the one that was asked: %o",
    (asked) =>
      withCommits(visitor, async (ctx) => {
        const { intent, checkoutId, variantId } = await showCode(ctx);
        scanCode(intent, "pay");
        await ctx.db.update(payments).set(asked).where(eq(payments.checkoutId, checkoutId));
        const [webhook, page] = await Promise.all([
          settleCheckout(ctx, checkoutId),
          settlePayment(ctx, { checkout: checkoutTokenOf(checkoutId) }),
        ]);
        expect([webhook, page.state]).toEqual(["quarantined", "under_review"]);
        expect(await ctx.db.$count(orders)).toBe(0);
        expect(await stockOf(ctx, variantId)).toEqual({ onHand: 5, reserved: 0 });
      }),
  );
});

describe("an unpaid QR code", () => {
  it("is cancelled at Stripe before its goods are let go", () =>
    withCommits(visitor, async (ctx) => {
      const { intent, checkoutId, variantId } = await showCode(ctx, 1);
      await passTime(ctx, checkoutId, 11);
      expect(await sweepCheckouts(ctx)).toEqual({ done: 1, failed: 0 });
      expect(() => scanCode(intent, "pay")).toThrow();
      expect(await stockOf(ctx, variantId)).toEqual({ onHand: 1, reserved: 0 });
      expect(await counts(ctx)).toEqual(NOTHING);
    }));

  it.each(["payment_intent.payment_failed", "payment_intent.canceled"])(
    "is over, and its goods are free, once Stripe says %s",
    (type) =>
      withCommits(visitor, async (ctx) => {
        const { intent, checkoutId, variantId } = await showCode(ctx, 1);
        if (type === "payment_intent.canceled") await stripe.paymentIntents.cancel(intent);
        else scanCode(intent, "fail");
        await readEvent(ctx, { eventId: "evt_over", type, object: { id: intent, object: "payment_intent" } });
        expect(await getQrPayment(ctx, checkoutTokenOf(checkoutId))).toMatchObject({ state: "expired", qrUrl: null });
        expect(await stockOf(ctx, variantId)).toEqual({ onHand: 1, reserved: 0 });
      }),
  );

  it("is over when the buyer's page asks and the bank said no", () =>
    withCommits(visitor, async (ctx) => {
      const { intent, checkoutId } = await showCode(ctx, 1);
      scanCode(intent, "fail");
      const outcome = await settlePayment(ctx, { checkout: checkoutTokenOf(checkoutId) });
      expect(outcome).toMatchObject({ state: "expired", orderToken: null });
      expect((await stripe.paymentIntents.retrieve(intent)).status).toBe("canceled");
    }));

  it("ends before the buyer's eyes when its time is over, without waiting for the sweeper", () =>
    withCommits(visitor, async (ctx) => {
      const { intent, checkoutId, variantId } = await showCode(ctx, 1);
      const key = { checkout: checkoutTokenOf(checkoutId) };
      expect(await settlePayment(ctx, key)).toMatchObject({ state: "open" });
      await passTime(ctx, checkoutId, 11);
      expect(await settlePayment(ctx, key)).toMatchObject({ state: "expired", decline: null });
      expect((await stripe.paymentIntents.retrieve(intent)).status).toBe("canceled");
      expect(await stockOf(ctx, variantId)).toEqual({ onHand: 1, reserved: 0 });
    }));

  it("stays for the buyer when a declined card of a hosted page is told", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const { checkoutId, url } = await startCheckout(await asShopper(ctx), buyNow(shop));
      await payOnPage(url, "4000000000000002");
      const object = { id: "pi_other", object: "payment_intent", metadata: { checkout_id: checkoutId } };
      await readEvent(ctx, { eventId: "evt_declined", type: "payment_intent.payment_failed", object });
      expect(await payOnPage(url)).toBe(303);
    }));
});

/** What a broken sweeper would do: release although the code was paid. */
async function releaseBehindStripe(ctx: Context, checkoutId: string): Promise<void> {
  await ctx.db.update(checkouts).set({ state: "expiring" }).where(eq(checkouts.id, checkoutId));
  await ctx.db.update(checkouts).set({ state: "expired" }).where(eq(checkouts.id, checkoutId));
  await releaseStock(ctx, checkoutId);
}
