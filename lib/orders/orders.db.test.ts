import { describe, expect, it } from "vitest";
import { settleCheckout, startCheckout } from "@/lib/checkout";
import type { Context } from "@/lib/db/context";
import { orders } from "@/lib/db/schema/orders";
import { asShopper, buyNow, createShop } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { payOnPage } from "@/lib/testing/stripe";
import { advanceOrder } from "./commands/advance-order";
import { OrderView } from "./contract";
import { getOrderByToken, orderTokenOf } from "./queries";

const shop = { kind: "system", job: "test" } as const;

async function buy(ctx: Context): Promise<string> {
  const { checkoutId, url } = await startCheckout(await asShopper(ctx), buyNow(await createShop(ctx, { onHand: 1 })));
  await payOnPage(url);
  await settleCheckout(ctx, checkoutId);
  const [order] = await ctx.db.select({ id: orders.id }).from(orders);
  return order?.id ?? "";
}

describe("getOrderByToken", () => {
  it("opens the receipt by its signed link, and by nothing else", () =>
    withCommits(shop, async (ctx) => {
      const orderId = await buy(ctx);
      const order = OrderView.parse(await getOrderByToken(ctx, orderTokenOf(orderId), "en"));
      expect(order).toMatchObject({ state: "placed", total: { amount: 55_000 }, shipping: { amount: 5_000 } });
      const guess = `${orderId}.${"A".repeat(43)}`;
      await expect(getOrderByToken(ctx, guess, "en")).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("advanceOrder", () => {
  it("goes step by step and writes the timeline", () =>
    withCommits(shop, async (ctx) => {
      const orderId = await buy(ctx);
      await advanceOrder(ctx, orderId, { to: "packed" });
      await advanceOrder(ctx, orderId, { to: "shipped", carrier: "Kerry", trackingNumber: "TH1" });
      const order = await getOrderByToken(ctx, orderTokenOf(orderId), "th");
      expect(order.events.map(({ state }) => state)).toEqual(["placed", "packed", "shipped"]);
      expect(order).toMatchObject({ carrier: "Kerry", trackingNumber: "TH1", trackingUrl: null });
    }));

  it("refuses everybody who does not belong to the shop", () =>
    withCommits(shop, async (ctx) => {
      const orderId = await buy(ctx);
      for (const actor of [{ kind: "visitor" } as const, (await asShopper(ctx)).actor]) {
        const attempt = advanceOrder({ ...ctx, actor }, orderId, { to: "packed" });
        await expect(attempt).rejects.toMatchObject({ code: "not_found" });
      }
    }));

  it("refuses to skip a step, to cancel what is on its way, and an order that is not there", () =>
    withCommits(shop, async (ctx) => {
      const orderId = await buy(ctx);
      await expect(advanceOrder(ctx, orderId, { to: "delivered" })).rejects.toMatchObject({ reason: "order-state" });
      await advanceOrder(ctx, orderId, { to: "packed" });
      await advanceOrder(ctx, orderId, { to: "shipped" });
      await expect(advanceOrder(ctx, orderId, { to: "cancelled" })).rejects.toMatchObject({ reason: "order-state" });
      const attempt = advanceOrder(ctx, crypto.randomUUID(), { to: "packed" });
      await expect(attempt).rejects.toMatchObject({ code: "not_found" });
    }));

  it("cancels once when two of staff press at the same time", () =>
    withCommits(shop, async (ctx) => {
      const orderId = await buy(ctx);
      const answers = await Promise.allSettled([1, 2].map(() => advanceOrder(ctx, orderId, { to: "cancelled" })));
      expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    }));
});
