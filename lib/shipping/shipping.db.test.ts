import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { getQuote, startCheckout } from "@/lib/checkout";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { shippingRates } from "@/lib/db/schema/shipping";
import { ADDRESS, asShopper, buyNow, createShop } from "@/lib/testing/checkout";
import { withCommits, withContext } from "@/lib/testing/database";
import { createShippingRate } from "@/lib/testing/factories";
import { ShippingRate } from "./contract";
import { listShippingRates } from "./queries";

const visitor = { kind: "visitor" } as const;
const MONDAY = new Date("2026-11-23T05:00:00Z");
const FAR = "58000";

const makeFar = ({ db }: Context, id: string) =>
  db.update(shippingRates).set({ extraDays: { "58": 2 } }).where(eq(shippingRates.id, id)); // prettier-ignore

describe("listShippingRates", () => {
  it("takes longer to the far parts of the country, and only there", () =>
    withContext(visitor, async (plain) => {
      const ctx = { ...plain, now: () => MONDAY };
      const { id } = await createShippingRate(ctx);
      await makeFar(ctx, id);
      const days = async (postalCode?: string) => {
        const [rate] = ShippingRate.array().parse(await listShippingRates(ctx, { country: "TH", postalCode }, "th"));
        return [rate?.deliverFrom, rate?.deliverUntil];
      };
      expect(await days()).toEqual(["2026-11-24", "2026-11-25"]);
      expect(await days("10110")).toEqual(["2026-11-24", "2026-11-25"]);
      expect(await days(FAR)).toEqual(["2026-11-26", "2026-11-27"]);
    }));

  it("adds no days abroad, whatever a foreign postal code begins with", () =>
    withContext(visitor, async (plain) => {
      const ctx = { ...plain, now: () => MONDAY };
      const { id } = await createShippingRate(ctx, { country: "*" });
      await makeFar(ctx, id);
      const [rate] = await listShippingRates(ctx, { country: "SG", postalCode: FAR }, "en");
      expect(rate?.deliverFrom).toBe("2026-11-24");
    }));
});

describe("a checkout's delivery", () => {
  it("freezes the days that were shown for its postal code", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      await makeFar(ctx, shop.shippingRateId);
      const shopper = await asShopper(ctx);
      const at = { country: "TH", variant: shop.variantId, quantity: 1 };
      const shown = (await getQuote(shopper, { ...at, postalCode: FAR }, "th")).rates[0];
      expect(shown?.deliverFrom).not.toBe((await getQuote(shopper, at, "th")).rates[0]?.deliverFrom);
      await startCheckout(shopper, { ...buyNow(shop), address: { ...ADDRESS, postalCode: FAR } });
      const [frozen] = await ctx.db.select({ from: checkouts.deliverFrom, until: checkouts.deliverUntil }).from(checkouts); // prettier-ignore
      expect(frozen).toEqual({ from: shown?.deliverFrom, until: shown?.deliverUntil });
    }));
});
