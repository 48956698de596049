import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addLine } from "@/lib/cart";
import type { Context } from "@/lib/db/context";
import { lineItems } from "@/lib/db/schema/cart";
import { prices } from "@/lib/db/schema/catalog";
import { checkouts } from "@/lib/db/schema/checkout";
import { stock } from "@/lib/db/schema/inventory";
import { payments } from "@/lib/db/schema/payments";
import { shippingRatePrices } from "@/lib/db/schema/shipping";
import { stripe } from "@/lib/payments/stripe";
import { asShopper, buyNow, createShop, passTime } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { payOnPage, sandbox } from "@/lib/testing/stripe";
import { settleCheckout } from "./settle-checkout";
import { startCheckout } from "./start-checkout";

const visitor = { kind: "visitor" } as const;

async function stockOf({ db }: Context, variantId: string) {
  const [row] = await db.select().from(stock).where(eq(stock.variantId, variantId));
  return { onHand: row?.onHand, reserved: row?.reserved };
}

describe("startCheckout", () => {
  it("holds the stock, stores the key first and opens a page for exactly the total", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 3 });
      const { checkoutId, url } = await startCheckout(await asShopper(ctx), buyNow(shop, 2));
      const [payment] = await ctx.db.select().from(payments).where(eq(payments.checkoutId, checkoutId));
      expect(url).toContain(sandbox.url);
      expect(payment).toMatchObject({ idempotencyKey: `session:${checkoutId}`, amount: 105_000, state: "open" });
      const page = await stripe.checkout.sessions.retrieve(payment?.stripeSessionId ?? "");
      expect(page).toMatchObject({ amount_total: 105_000, currency: "thb", client_reference_id: checkoutId });
      expect(await stockOf(ctx, shop.variantId)).toEqual({ onHand: 3, reserved: 2 });
    }));

  it("refuses a visitor without a device", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      await expect(startCheckout(ctx, buyNow(shop))).rejects.toMatchObject({ code: "forbidden" });
    }));

  it("refuses more than there is and holds nothing", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const attempt = startCheckout(await asShopper(ctx), buyNow(shop, 2));
      await expect(attempt).rejects.toMatchObject({ code: "conflict", reason: "out-of-stock" });
      expect(await stockOf(ctx, shop.variantId)).toEqual({ onHand: 1, reserved: 0 });
      expect(await ctx.db.$count(checkouts)).toBe(0);
    }));

  it("says a changed price before anything is held", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      await ctx.db.update(prices).set({ amount: 60_000 });
      const attempt = startCheckout(await asShopper(ctx), buyNow(shop));
      await expect(attempt).rejects.toMatchObject({ reason: "price-changed", values: { total: "฿650" } });
      expect(await ctx.db.$count(checkouts)).toBe(0);
    }));

  it("refuses an empty bag, an unknown variant and a rate of another country", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const shopper = await asShopper(ctx);
      const input = buyNow(shop);
      const attempts = [
        startCheckout(shopper, { ...input, source: { kind: "bag" } }),
        startCheckout(shopper, buyNow({ ...shop, variantId: crypto.randomUUID() })),
        startCheckout(shopper, { ...input, shippingRateId: crypto.randomUUID() }),
      ];
      const reasons = await Promise.all(attempts.map((attempt) => attempt.catch((error: unknown) => error)));
      expect(reasons).toMatchObject([
        { reason: "cart-empty" },
        { reason: "not-found" },
        { reason: "no-shipping-rate" },
      ]);
    }));

  it("gives ten presses at once the same page, one checkout and one hold", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 5 });
      const shopper = await asShopper(ctx);
      await addLine(shopper, { variantId: shop.variantId, quantity: 1 });
      const input = { ...buyNow(shop), source: { kind: "bag" } as const };
      const started = await Promise.all(Array.from({ length: 10 }, () => startCheckout(shopper, input)));
      expect(new Set(started.map(({ url }) => url)).size).toBe(1);
      expect(await ctx.db.$count(checkouts)).toBe(1);
      expect(await stockOf(ctx, shop.variantId)).toEqual({ onHand: 5, reserved: 1 });
    }));

  it("takes the old page away before a changed form opens another", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const shopper = await asShopper(ctx);
      const first = await startCheckout(shopper, buyNow(shop));
      const input = buyNow(shop);
      const second = await startCheckout(shopper, { ...input, contact: { ...input.contact, phone: "0899999999" } });
      expect(second.checkoutId).not.toBe(first.checkoutId);
      expect(await payOnPage(first.url)).not.toBe(303);
      expect(await payOnPage(second.url)).toBe(303);
    }));

  it("charges the delivery that the shopper saw, also when its price changed between two presses", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const shopper = await asShopper(ctx);
      const first = await startCheckout(shopper, buyNow(shop));
      await ctx.db.update(shippingRatePrices).set({ amount: 6_000 });
      const second = await startCheckout(shopper, { ...buyNow(shop), expectedTotal: 56_000 });
      const isSecond = eq(payments.checkoutId, second.checkoutId);
      const [payment] = await ctx.db.select().from(payments).where(isSecond);
      const page = await stripe.checkout.sessions.retrieve(payment?.stripeSessionId ?? "");
      expect(page.amount_total).toBe(56_000);
      expect(await payOnPage(first.url)).not.toBe(303);
    }));

  it("does not open a second page for a bag that was paid meanwhile", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 5 });
      const shopper = await asShopper(ctx);
      await addLine(shopper, { variantId: shop.variantId, quantity: 1 });
      const input = { ...buyNow(shop), source: { kind: "bag" } as const };
      const { url } = await startCheckout(shopper, input);
      await payOnPage(url);
      const attempt = startCheckout(shopper, { ...input, contact: { ...input.contact, name: "Other" } });
      await expect(attempt).rejects.toMatchObject({ reason: "already-paid" });
    }));

  it("keeps the hold and the key when Stripe does not answer, and goes on with them at the next press", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const shopper = await asShopper(ctx);
      sandbox.setFaults({ api: [{ action: "drop_answer", method: "POST", path: "/v1/checkout/sessions", times: 3 }] });
      await expect(startCheckout(shopper, buyNow(shop))).rejects.toMatchObject({ reason: "payment-unavailable" });
      sandbox.setFaults({});
      const { url } = await startCheckout(shopper, buyNow(shop));
      expect(url).toContain(sandbox.url);
      expect(await ctx.db.$count(checkouts)).toBe(1);
      expect(await stockOf(ctx, shop.variantId)).toEqual({ onHand: 1, reserved: 1 });
    }));

  it("begins anew with a new key when the first page was not made for minutes", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const shopper = await asShopper(ctx);
      sandbox.setFaults({ api: [{ action: "error_500", method: "POST", path: "/v1/checkout/sessions", times: 3 }] });
      await expect(startCheckout(shopper, buyNow(shop))).rejects.toMatchObject({ reason: "payment-unavailable" });
      sandbox.setFaults({});
      const [stuck] = await ctx.db.select({ id: checkouts.id }).from(checkouts);
      await passTime(ctx, stuck?.id ?? "", 6);
      const { url, checkoutId } = await startCheckout(shopper, buyNow(shop));
      expect(url).toContain(sandbox.url);
      expect(checkoutId).not.toBe(stuck?.id);
      expect(await stockOf(ctx, shop.variantId)).toEqual({ onHand: 1, reserved: 1 });
    }));

  it("says what Stripe refuses for good, and holds nothing for it", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const input = buyNow(shop);
      const attempt = startCheckout(await asShopper(ctx), { ...input, contact: { ...input.contact, email: "nobody" } });
      await expect(attempt).rejects.toMatchObject({ code: "invalid", reason: "payment-refused" });
      expect(await stockOf(ctx, shop.variantId)).toEqual({ onHand: 1, reserved: 0 });
    }));

  it("refuses more money than Stripe takes before anything is held", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 99 });
      await ctx.db.update(prices).set({ amount: 1_500_000_000 });
      const attempt = startCheckout(await asShopper(ctx), buyNow(shop, 99));
      await expect(attempt).rejects.toMatchObject({ code: "invalid", reason: "amount-too-large" });
      expect(await ctx.db.$count(checkouts)).toBe(0);
    }));

  it("lets one device hold three things at once: a fourth takes the oldest page away", () =>
    withCommits(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const shops = await Promise.all([1, 2, 3, 4].map(() => createShop(ctx, { onHand: 1 })));
      const pages = [];
      for (const shop of shops) pages.push(await startCheckout(shopper, buyNow(shop)));
      const held = await Promise.all(shops.map(({ variantId }) => stockOf(ctx, variantId)));
      expect(held.map(({ reserved }) => reserved)).toEqual([0, 1, 1, 1]);
      expect(await payOnPage(pages[0]?.url ?? "")).not.toBe(303);
      expect(await payOnPage(pages[3]?.url ?? "")).toBe(303);
    }));

  it("does so also for ten presses at once, and says so when every page is being paid", () =>
    withCommits(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const shops = await Promise.all(Array.from({ length: 10 }, () => createShop(ctx, { onHand: 1 })));
      await Promise.allSettled(shops.map((shop) => startCheckout(shopper, buyNow(shop))));
      const open = await ctx.db.select().from(checkouts).where(eq(checkouts.state, "paying"));
      expect(open.length).toBeGreaterThan(0);
      expect(open.length).toBeLessThanOrEqual(3);
      // Of new things: a press for one whose page is open leads back to that page.
      for (let more = open.length; more < 3; more += 1) {
        await startCheckout(shopper, buyNow(await createShop(ctx, { onHand: 1 })));
      }
      for (const { stripeSessionId } of await ctx.db.select().from(payments).where(eq(payments.state, "open"))) {
        sandbox.delayPayment(stripeSessionId ?? "");
      }
      const rest = await createShop(ctx, { onHand: 1 });
      await expect(startCheckout(shopper, buyNow(rest))).rejects.toMatchObject({ reason: "too-many-checkouts" });
    }));

  it("sells exactly 50 of 50 to 500 buyers who come at once", () =>
    withCommits(
      visitor,
      async (ctx) => {
        const shop = await createShop(ctx, { onHand: 50 });
        const shoppers = await Promise.all(Array.from({ length: 500 }, () => asShopper(ctx)));
        const answers = await Promise.allSettled(shoppers.map((shopper) => startCheckout(shopper, buyNow(shop))));
        const won = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
        const lost = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason as unknown] : []));
        expect(won).toHaveLength(50);
        expect(lost).toHaveLength(450);
        for (const reason of lost) expect(reason).toMatchObject({ reason: "out-of-stock" });
        await Promise.all(won.map(({ url }) => payOnPage(url)));
        const states = await Promise.all(won.map(({ checkoutId }) => settleCheckout(ctx, checkoutId)));
        expect(new Set(states)).toEqual(new Set(["paid"]));
        expect(await stockOf(ctx, shop.variantId)).toEqual({ onHand: 0, reserved: 0 });
      },
      { poolSize: 20 },
    ));

  it("sells to bags that hold two things in either order exactly what the scarcer one allows, all of a bag or nothing", () =>
    withCommits(visitor, async (ctx) => {
      const [cups, bowls] = [await createShop(ctx, { onHand: 60 }), await createShop(ctx, { onHand: 50 })];
      const fill = async (position: number) => {
        const shopper = await asShopper(ctx);
        const lines = [
          { variantId: cups.variantId, quantity: 2 },
          { variantId: bowls.variantId, quantity: 1 },
        ];
        for (const line of position % 2 === 0 ? lines : lines.reverse()) await addLine(shopper, line);
        return shopper;
      };
      const shoppers = await Promise.all(Array.from({ length: 200 }, (_, position) => fill(position)));
      const input = { ...buyNow(cups), source: { kind: "bag" } as const, expectedTotal: 155_000 };
      const answers = await Promise.allSettled(shoppers.map((shopper) => startCheckout(shopper, input)));
      const lost = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason as unknown] : []));
      expect(answers.length - lost.length).toBe(30);
      for (const reason of lost) expect(reason).toMatchObject({ reason: "out-of-stock" });
      expect(await stockOf(ctx, cups.variantId)).toEqual({ onHand: 60, reserved: 60 });
      expect(await stockOf(ctx, bowls.variantId)).toEqual({ onHand: 50, reserved: 30 });
    }));

  it("has one line for a thing that is put in twice, and refuses their sum where only each alone is there", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 3 });
      const shopper = await asShopper(ctx);
      const line = { variantId: shop.variantId, quantity: 2 };
      await Promise.all([addLine(shopper, line), addLine(shopper, line)]);
      const lines = await ctx.db.select().from(lineItems);
      expect(lines).toMatchObject([{ quantity: 4 }]);
      await expect(ctx.db.insert(lineItems).values(lines)).rejects.toMatchObject({
        cause: { constraint: "line_items_cart_id_variant_id_pk" },
      });
      const input = { ...buyNow(shop, 4), source: { kind: "bag" } as const };
      await expect(startCheckout(shopper, input)).rejects.toMatchObject({ reason: "out-of-stock" });
      expect(await stockOf(ctx, shop.variantId)).toEqual({ onHand: 3, reserved: 0 });
    }));
});
