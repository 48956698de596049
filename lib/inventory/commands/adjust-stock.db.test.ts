import { eq } from "drizzle-orm";
import { describe, expect, expectTypeOf, it } from "vitest";
import { stock, stockLedger } from "@/lib/db/schema/inventory";
import { withContext } from "@/lib/testing/database";
import { createVariant } from "@/lib/testing/factories";
import { adjustStock } from "./adjust-stock";

const staff = { kind: "system", job: "test" } as const;

describe("adjustStock", () => {
  it("moves the stock and writes why, once per reason and ref", () =>
    withContext(staff, async (ctx) => {
      const { variantId } = await createVariant(ctx, { onHand: 5 });
      const delivery = { delta: 3, reason: "received", ref: "delivery-1" } as const;
      await adjustStock(ctx, variantId, delivery);
      await adjustStock(ctx, variantId, delivery);
      const [row] = await ctx.db.select().from(stock).where(eq(stock.variantId, variantId));
      expect(row?.onHand).toBe(8);
    }));

  it("refuses to fall below what is promised to buyers", () =>
    withContext(staff, async (ctx) => {
      const { variantId } = await createVariant(ctx, { onHand: 2 });
      await ctx.db.update(stock).set({ reserved: 1 }).where(eq(stock.variantId, variantId));
      const attempt = adjustStock(ctx, variantId, { delta: -2, reason: "adjusted", ref: "count-1" });
      await expect(attempt).rejects.toMatchObject({ code: "conflict", reason: "out-of-stock" });
    }));

  it("refuses everybody who does not belong to the shop", () =>
    withContext(staff, async (ctx) => {
      const { variantId } = await createVariant(ctx, { onHand: 2 });
      for (const actor of [{ kind: "visitor" } as const, { kind: "device", deviceId: "1" } as const]) {
        const attempt = adjustStock({ ...ctx, actor }, variantId, { delta: 1, reason: "received", ref: "x" });
        await expect(attempt).rejects.toMatchObject({ code: "not_found" });
      }
    }));

  it("cannot be told that something was sold: that leaves with its hold alone", () => {
    expectTypeOf<"sold">().not.toExtend<Parameters<typeof adjustStock>[2]["reason"]>();
  });

  it("keeps a ledger that nobody can rewrite", () =>
    withContext(staff, async (ctx) => {
      const { variantId } = await createVariant(ctx, { onHand: 2 });
      const attempt = ctx.db.update(stockLedger).set({ delta: 99 }).where(eq(stockLedger.variantId, variantId));
      await expect(attempt).rejects.toMatchObject({ cause: { message: "stock_ledger is append-only" } });
    }));
});
