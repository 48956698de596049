import { describe, expect, it } from "vitest";
import { startCheckout } from "@/lib/checkout";
import { prices } from "@/lib/db/schema/catalog";
import { asShopper, buyNow, createShop } from "@/lib/testing/checkout";
import { withCommits, withContext } from "@/lib/testing/database";
import { createVariant } from "@/lib/testing/factories";
import { addLine, setLine } from "./commands/change-lines";
import { openBag } from "./commands/open-cart";
import { getCart } from "./queries";

const visitor = { kind: "visitor" } as const;

describe("getCart", () => {
  it("says when a price changed since the line was put in, and forgets it once the shopper acts", () =>
    withContext(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const { variantId } = await createVariant(ctx, { priceAmount: 10_000 });
      await addLine(shopper, { variantId, quantity: 1 });
      await ctx.db.update(prices).set({ amount: 12_000 });
      expect((await getCart(shopper, "en")).lines[0]).toMatchObject({
        issue: "price_changed",
        seenPrice: { amount: 10_000 },
        unitPrice: { amount: 12_000 },
      });
      await setLine(shopper, variantId, 2);
      expect((await getCart(shopper, "en")).lines[0]?.issue).toBeNull();
    }));

  it("does not call sold out what this very bag holds at the payment page, but does to others", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const [buyer, other] = [await asShopper(ctx), await asShopper(ctx)];
      for (const shopper of [buyer, other]) await addLine(shopper, { variantId: shop.variantId, quantity: 1 });
      await startCheckout(buyer, { ...buyNow(shop), source: { kind: "bag" } });
      expect((await getCart(buyer, "th")).lines[0]?.issue).toBeNull();
      expect((await getCart(other, "th")).lines[0]?.issue).toBe("sold_out");
    }));
});

describe("openBag", () => {
  it("gives twenty requests at once the same bag", () =>
    withCommits(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const deviceId = shopper.actor.kind === "device" ? shopper.actor.deviceId : "";
      const bags = await Promise.all(Array.from({ length: 20 }, () => openBag(ctx, deviceId)));
      expect(new Set(bags).size).toBe(1);
    }));
});

describe("addLine", () => {
  it("adds up to ninety-nine and no further", () =>
    withContext(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const { variantId } = await createVariant(ctx, { onHand: 500 });
      await addLine(shopper, { variantId, quantity: 60 });
      await addLine(shopper, { variantId, quantity: 60 });
      expect((await getCart(shopper, "th")).count).toBe(99);
    }));

  it("refuses a visitor", () =>
    withContext(visitor, async (ctx) => {
      const { variantId } = await createVariant(ctx);
      await expect(addLine(ctx, { variantId, quantity: 1 })).rejects.toMatchObject({ code: "forbidden" });
    }));
});
