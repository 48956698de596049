import { desc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { getQuote, startCheckout } from "@/lib/checkout";
import type { Context } from "@/lib/db/context";
import { auditLog } from "@/lib/db/schema/audit";
import { checkouts } from "@/lib/db/schema/checkout";
import { asShopper, buyNow, createShop } from "@/lib/testing/checkout";
import { withCommits, withContext } from "@/lib/testing/database";
import { createShippingRate } from "@/lib/testing/factories";
import { asStaff } from "@/lib/testing/staff";
import { createRate, deleteRate, listShippingRates, listStaffRates, saveRate } from ".";
import { StaffRate } from "./staff-contract";

const visitor = { kind: "visitor" } as const;
const INPUT = {
  ...{ rateTitleTh: "ส่งธรรมดา", rateTitleEn: "Standard", rateCountry: "TH", minDays: 1, maxDays: 2 },
  prices: [{ currency: "THB" as const, amount: 5_000, freeFromAmount: null }],
};
const freeFrom = (freeFromAmount: number) => ({
  ...INPUT,
  prices: [{ currency: "THB" as const, amount: 5_000, freeFromAmount }],
});
const lastNoted = async ({ db }: Context) => (await db.select().from(auditLog).orderBy(desc(auditLog.id)).limit(1))[0];

describe("saveRate", () => {
  it("changes what a shopper is quoted and pays, free from an amount on", () =>
    withCommits(visitor, async (ctx) => {
      const admin = await asStaff(ctx, "admin");
      // One thing costs 500 baht.
      const shop = await createShop(ctx, { onHand: 9 });
      const shopper = await asShopper(ctx);
      const quoteOf = async (quantity: number) =>
        (await getQuote(shopper, { country: "TH", variant: shop.variantId, quantity }, "en")).total.amount;
      await saveRate(admin, shop.shippingRateId, { version: 1, ...freeFrom(100_000) });
      expect([await quoteOf(1), await quoteOf(2)]).toEqual([55_000, 100_000]);
      const form = buyNow(shop);
      const source = { kind: "variant" as const, variantId: shop.variantId, quantity: 2 };
      const { checkoutId } = await startCheckout(shopper, { ...form, source, expectedTotal: 100_000 });
      const [checkout] = await ctx.db.select().from(checkouts).where(eq(checkouts.id, checkoutId));
      expect(checkout).toMatchObject({ shippingAmount: 0, totalAmount: 100_000 });
      expect(await lastNoted(ctx)).toMatchObject({
        ...{ action: "rate.change", label: "Standard" },
        before: { prices: { THB: { freeFromAmount: null } } },
        after: { prices: { THB: { freeFromAmount: 100_000 } } },
      });
    }));

  it("refuses a version that is not the latest, days in the wrong order, and a rate without a price at home", () =>
    withContext(visitor, async (ctx) => {
      const admin = await asStaff(ctx, "admin");
      const { id } = await createShippingRate(ctx);
      await expect(saveRate(admin, id, { version: 2, ...INPUT })).rejects.toMatchObject({
        reason: "changed-meanwhile",
      });
      await expect(saveRate(admin, id, { version: 1, ...INPUT, minDays: 3 })).rejects.toMatchObject({
        errors: [{ pointer: "#/maxDays", key: "daysOrder" }],
      });
      const prices = [{ currency: "USD" as const, amount: 1, freeFromAmount: null }];
      await expect(saveRate(admin, id, { version: 1, ...INPUT, prices })).rejects.toMatchObject({
        errors: [{ pointer: "#/prices", key: "homePrice" }],
      });
      const gone = saveRate(admin, crypto.randomUUID(), { version: 1, ...INPUT });
      await expect(gone).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("createRate", () => {
  it("stands behind the others and is offered in its country", () =>
    withContext(visitor, async (ctx) => {
      const admin = await asStaff(ctx, "admin");
      await createShippingRate(ctx, { country: "JP" });
      const id = await createRate(admin, { ...INPUT, rateCountry: "JP", rateTitleEn: "Fast" });
      expect((await listShippingRates(ctx, { country: "JP" }, "en")).map(({ title }) => title)).toEqual([
        "Standard",
        "Fast",
      ]);
      const rates = StaffRate.array().parse(await listStaffRates(admin));
      expect(rates.at(-1)).toMatchObject({ id, version: 1, country: "JP", prices: INPUT.prices });
      await expect(createRate(admin, { ...INPUT, maxDays: 0 })).rejects.toMatchObject({ reason: "rate-odd" });
    }));
});

describe("deleteRate", () => {
  it("takes a rate away but never the last one, also when two are taken away at once", () =>
    withCommits(visitor, async (ctx) => {
      const admin = await asStaff(ctx, "admin");
      const ids = [(await createShippingRate(ctx)).id, (await createShippingRate(ctx)).id];
      const answers = await Promise.allSettled(ids.map((id) => deleteRate(admin, id, 1)));
      expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(answers.find(({ status }) => status === "rejected")).toMatchObject({ reason: { reason: "last-rate" } });
      expect(await listStaffRates(admin)).toHaveLength(1);
      expect(await lastNoted(ctx)).toMatchObject({ action: "rate.delete", after: null });
    }));

  it("never takes away what somebody else changed", () =>
    withContext(visitor, async (ctx) => {
      const admin = await asStaff(ctx, "admin");
      const { id } = await createShippingRate(ctx);
      await createShippingRate(ctx);
      await saveRate(admin, id, { version: 1, ...INPUT });
      await expect(deleteRate(admin, id, 1)).rejects.toMatchObject({ reason: "changed-meanwhile" });
    }));
});

describe("the rates of the studio", () => {
  it("are for admins: a manager is refused, and a stranger learns nothing", () =>
    withContext(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const { id } = await createShippingRate(ctx);
      for (const attempt of [
        () => createRate(manager, INPUT),
        () => saveRate(manager, id, { version: 1, ...INPUT }),
        () => deleteRate(manager, id, 1),
        () => listStaffRates(manager),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
      }
      await expect(createRate(ctx, INPUT)).rejects.toMatchObject({ code: "not_found" });
    }));
});
