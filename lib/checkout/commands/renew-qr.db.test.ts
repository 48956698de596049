import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addLine } from "@/lib/cart";
import type { Context } from "@/lib/db/context";
import { prices } from "@/lib/db/schema/catalog";
import { stock } from "@/lib/db/schema/inventory";
import { orders } from "@/lib/db/schema/orders";
import { money, payments } from "@/lib/db/schema/payments";
import { asShopper, buyNowByQr, createShop, passTime } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { sandbox, scanCode } from "@/lib/testing/stripe";
import { checkoutTokenOf } from "../queries";
import { closeCheckout } from "./close-checkout";
import { renewQr } from "./renew-qr";
import { settleCheckout } from "./settle-checkout";
import { startCheckout } from "./start-checkout";

const visitor = { kind: "visitor" } as const;
const LATER = 11;

async function intentOf({ db }: Context, checkoutId: string) {
  const [payment] = await db.select().from(payments).where(eq(payments.checkoutId, checkoutId));
  return payment?.stripePaymentIntentId ?? "";
}

async function showCode(
  ctx: Context,
  { onHand = 2, from = "variant" }: { onHand?: number; from?: "variant" | "bag" } = {},
) {
  const shop = await createShop(ctx, { onHand });
  const shopper = await asShopper(ctx);
  const input = buyNowByQr(shop);
  if (from === "bag") await addLine(shopper, { variantId: shop.variantId, quantity: 1 });
  const bag = { kind: "bag" } as const;
  const { checkoutId, url } = await startCheckout(shopper, from === "bag" ? { ...input, source: bag } : input);
  const token = checkoutTokenOf(checkoutId);
  return { ...shop, shopper, checkoutId, url, token, intent: await intentOf(ctx, checkoutId) };
}

const sold = async ({ db }: Context) => [await db.$count(orders), await db.$count(money)];

describe("renewQr", () => {
  it("gives the code that can still be paid", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, checkoutId, url, token } = await showCode(ctx);
      expect(await renewQr(shopper, token)).toEqual({ checkoutId, url });
    }));

  it.each(["variant", "bag"] as const)("shows another code for a %s once the first has ended, paid once", (from) =>
    withCommits(visitor, async (ctx) => {
      const { shopper, checkoutId, token, intent, variantId } = await showCode(ctx, { onHand: 1, from });
      await passTime(ctx, checkoutId, LATER);
      const renewed = await Promise.all([renewQr(shopper, token), renewQr(shopper, token)]);
      const [next] = renewed;
      expect(next.checkoutId).not.toBe(checkoutId);
      expect(renewed[1]).toEqual(next);
      expect(() => scanCode(intent, "pay")).toThrow();
      scanCode(await intentOf(ctx, next.checkoutId), "pay");
      expect(await settleCheckout(ctx, next.checkoutId)).toBe("paid");
      expect(await sold(ctx)).toEqual([1, 1]);
      const [left] = await ctx.db.select().from(stock).where(eq(stock.variantId, variantId));
      expect(left).toMatchObject({ onHand: 0, reserved: 0 });
    }),
  );

  it("gives the order to whoever paid the old code at the last moment", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, checkoutId, token, intent } = await showCode(ctx);
      await passTime(ctx, checkoutId, LATER);
      scanCode(intent, "pay");
      await expect(renewQr(shopper, token)).rejects.toMatchObject({ reason: "already-paid" });
      expect(await sold(ctx)).toEqual([1, 1]);
    }));

  it("shows no second code while the money for the first is on its way", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, checkoutId, token, intent } = await showCode(ctx);
      scanCode(intent, "pay_late");
      await passTime(ctx, checkoutId, LATER);
      await expect(renewQr(shopper, token)).rejects.toMatchObject({ reason: "request-in-progress" });
      scanCode(intent, "pay");
      expect(await settleCheckout(ctx, checkoutId)).toBe("paid");
      expect(await sold(ctx)).toEqual([1, 1]);
    }));

  it("shows no third code, in a tab that was left open, for what the second one paid", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, checkoutId, token } = await showCode(ctx);
      await passTime(ctx, checkoutId, LATER);
      const next = await renewQr(shopper, token);
      scanCode(await intentOf(ctx, next.checkoutId), "pay");
      await settleCheckout(ctx, next.checkoutId);
      await expect(renewQr(shopper, token)).rejects.toMatchObject({ reason: "already-paid" });
      expect(await sold(ctx)).toEqual([1, 1]);
    }));

  it(
    "races a payment of the old code fifty times without ever showing a second one beside an order",
    () =>
      withCommits(visitor, async (ctx) => {
        for (let round = 0; round < 50; round += 1) {
          const { shopper, checkoutId, token, intent } = await showCode(ctx);
          await passTime(ctx, checkoutId, LATER);
          const paying = async () => {
            await new Promise((resolve) => setTimeout(resolve, round % 12));
            scanCode(intent, "pay");
            return settleCheckout(ctx, checkoutId);
          };
          const [renewed, paid] = await Promise.allSettled([renewQr(shopper, token), paying()]);
          const isPaid = paid.status === "fulfilled" && paid.value === "paid";
          expect(renewed.status).toBe(isPaid ? "rejected" : "fulfilled");
        }
      }),
    240_000,
  );

  it("says a changed price, and what is sold out meanwhile, before anything is held", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, checkoutId, token, ...shop } = await showCode(ctx, { onHand: 1 });
      await closeCheckout(ctx, checkoutId);
      const rival = await startCheckout(await asShopper(ctx), buyNowByQr(shop));
      await expect(renewQr(shopper, token)).rejects.toMatchObject({ reason: "out-of-stock" });
      await closeCheckout(ctx, rival.checkoutId);
      await ctx.db.update(prices).set({ amount: 60_000 });
      const attempt = renewQr(shopper, token);
      await expect(attempt).rejects.toMatchObject({ reason: "price-changed", values: { total: "฿650" } });
    }));

  it("keeps the old code's end and opens nothing while Stripe does not answer", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, checkoutId, token } = await showCode(ctx);
      await passTime(ctx, checkoutId, LATER);
      sandbox.setFaults({ api: [{ action: "error_500", times: 8 }] });
      await expect(renewQr(shopper, token)).rejects.toMatchObject({ reason: "payment-unavailable" });
      sandbox.setFaults({});
      expect((await renewQr(shopper, token)).checkoutId).not.toBe(checkoutId);
    }));

  it("is there for the device that began, and for nobody else", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, token, checkoutId } = await showCode(ctx);
      await expect(renewQr(await asShopper(ctx), token)).rejects.toMatchObject({ code: "not_found" });
      await expect(renewQr(ctx, token)).rejects.toMatchObject({ code: "forbidden" });
      const forged = `${checkoutId}.${"A".repeat(43)}`;
      await expect(renewQr(shopper, forged)).rejects.toMatchObject({ code: "not_found" });
    }));
});
