import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { adjustStock } from "@/lib/inventory";
import type { Context } from "@/lib/db/context";
import { orders } from "@/lib/db/schema/orders";
import { buyNow, asShopper, createShop } from "@/lib/testing/checkout";
import { settleCheckout, startCheckout } from "@/lib/checkout";
import { withCommits } from "@/lib/testing/database";
import { asStaff } from "@/lib/testing/staff";
import { payOnPage } from "@/lib/testing/stripe";
import { getToday } from ".";
import { Today } from "./contract";

const visitor = { kind: "visitor" } as const;

/** Buys one thing of 500 baht with delivery of 50. */
async function buy(ctx: Context, onHand = 9): Promise<string> {
  const shop = await createShop(ctx, { onHand });
  const { checkoutId, url } = await startCheckout(await asShopper(ctx), buyNow(shop));
  await payOnPage(url);
  await settleCheckout(ctx, checkoutId);
  return checkoutId;
}

const move = (ctx: Context, checkoutId: string, to: string) =>
  ctx.db
    .update(orders)
    .set({ placedAt: sql`${to}::timestamptz` })
    .where(eq(orders.checkoutId, checkoutId));

describe("getToday", () => {
  it("counts a day where the shop is, and takes off what was given back", () =>
    withCommits(visitor, async (ctx) => {
      const manager = { ...(await asStaff(ctx, "manager")), now: () => new Date("2026-11-24T10:00:00+07:00") };
      const [first, second, third] = [await buy(ctx), await buy(ctx), await buy(ctx)];
      await move(ctx, first, "2026-11-24T00:00:00+07:00");
      await move(ctx, second, "2026-11-23T23:59:59+07:00");
      await move(ctx, third, "2026-11-10T12:00:00+07:00");
      await ctx.db.update(orders).set({ creditedAmount: 15_000 }).where(eq(orders.checkoutId, second));
      const figures = Today.parse(await getToday(manager, "en"));
      expect(figures).toMatchObject({
        day: "2026-11-24",
        today: { orders: 1, net: { amount: 55_000, currency: "THB" } },
        yesterday: { orders: 1, net: { amount: 40_000, currency: "THB" } },
        week: { orders: 2, net: { amount: 95_000, currency: "THB" } },
        month: { orders: 3, net: { amount: 150_000, currency: "THB" } },
        toPack: 3,
      });
      expect(figures.days).toHaveLength(14);
      expect(figures.days.at(-1)).toEqual({ day: "2026-11-24", net: 55_000 });
    }));

  it("names what runs out, the scarcest first, less what is promised", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 5 });
      const other = await createShop(ctx, { onHand: 2 });
      await startCheckout(await asShopper(ctx), buyNow(shop));
      const manager = await asStaff(ctx, "manager");
      const { lowStock, lowStockCount } = await getToday(manager, "th");
      expect(lowStock.map(({ variantId, available }) => [variantId, available])).toEqual([
        [other.variantId, 2],
        [shop.variantId, 4],
      ]);
      expect(lowStockCount).toBe(2);
      await adjustStock(manager, other.variantId, { delta: 9, reason: "received", ref: crypto.randomUUID() });
      expect((await getToday(manager, "th")).lowStockCount).toBe(1);
    }));

  it("is for managers", () =>
    withCommits(visitor, async (ctx) => {
      await expect(getToday(await asStaff(ctx, "curator"), "th")).rejects.toMatchObject({ code: "forbidden" });
      await expect(getToday(ctx, "th")).rejects.toMatchObject({ code: "not_found" });
    }));
});
