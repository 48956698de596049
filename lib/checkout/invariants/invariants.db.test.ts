import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { stock } from "@/lib/db/schema/inventory";
import { orders } from "@/lib/db/schema/orders";
import { outbox } from "@/lib/db/schema/outbox";
import { asShopper, buyNow, createShop } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { payOnPage } from "@/lib/testing/stripe";
import { settleCheckout } from "../commands/settle-checkout";
import { startCheckout } from "../commands/start-checkout";
import { checkBooks } from "./books";

const visitor = { kind: "visitor" } as const;

async function sell(ctx: Context) {
  const shop = await createShop(ctx, { onHand: 3 });
  const { checkoutId, url } = await startCheckout(await asShopper(ctx), buyNow(shop));
  await payOnPage(url);
  await settleCheckout(ctx, checkoutId);
  return { ...shop, checkoutId };
}

const brokenOf = async (ctx: Context) => (await checkBooks(ctx)).filter(({ broken }) => broken > 0).map(({ id }) => id);

describe("checkBooks", () => {
  it("finds nothing broken in a shop that sold something", () =>
    withCommits(visitor, async (ctx) => {
      await sell(ctx);
      expect(await brokenOf(ctx)).toEqual([]);
    }));

  it("finds stock that its ledger does not explain, and a reservation that no hold explains", () =>
    withCommits(visitor, async (ctx) => {
      const { variantId } = await sell(ctx);
      await ctx.db.update(stock).set({ onHand: 9, reserved: 1 }).where(eq(stock.variantId, variantId));
      expect(await brokenOf(ctx)).toEqual(["I2", "I7"]);
    }));

  it("finds a hold that outlived its time", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 3 });
      await startCheckout(await asShopper(ctx), buyNow(shop));
      await ctx.db.execute(sql`update holds set expires_at = now() - interval '2 minutes'`);
      expect(await brokenOf(ctx)).toEqual(["I2"]);
    }));

  it("finds an order whose total is not what was paid", () =>
    withCommits(visitor, async (ctx) => {
      await sell(ctx);
      await ctx.db.update(orders).set({ subtotalAmount: 1, totalAmount: 5_001 });
      expect(await brokenOf(ctx)).toEqual(["I5", "I6a"]);
    }));

  it("finds a lost order and a lost mail", () =>
    withCommits(visitor, async (ctx) => {
      await sell(ctx);
      await ctx.db.delete(outbox);
      expect(await brokenOf(ctx)).toEqual(["I12"]);
      await ctx.db.execute(sql`alter table order_events disable trigger order_events_append_only`);
      await ctx.db.delete(orders);
      expect(await brokenOf(ctx)).toEqual(["I5"]);
    }));

  it("finds a checkout that was moved behind the diagram's back", () =>
    withCommits(visitor, async (ctx) => {
      await sell(ctx);
      await ctx.db.execute(sql`alter table checkouts disable trigger checkouts_step`);
      await ctx.db.execute(sql`update checkouts set state = 'expired'`);
      expect(await brokenOf(ctx)).toEqual(["I13"]);
    }));
});
