import { describe, expect, it } from "vitest";
import { settleCheckout, startCheckout } from "@/lib/checkout";
import { lineItems } from "@/lib/db/schema/cart";
import { prices } from "@/lib/db/schema/catalog";
import { asShopper, buyNow, createShop } from "@/lib/testing/checkout";
import { withCommits, withContext } from "@/lib/testing/database";
import { payOnPage } from "@/lib/testing/stripe";
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

describe("closeCart", () => {
  it("keeps what was put into the bag while it was being paid", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 9 });
      const shopper = await asShopper(ctx);
      await addLine(shopper, { variantId: shop.variantId, quantity: 1 });
      const { checkoutId, url } = await startCheckout(shopper, { ...buyNow(shop), source: { kind: "bag" } });
      const other = await createVariant(ctx);
      await addLine(shopper, { variantId: shop.variantId, quantity: 2 });
      await addLine(shopper, { variantId: other.variantId, quantity: 1 });
      await payOnPage(url);
      expect(await settleCheckout(ctx, checkoutId)).toBe("paid");
      const { lines } = await getCart(shopper, "th");
      expect(lines.map(({ variantId, quantity }) => [variantId, quantity])).toEqual([
        [shop.variantId, 2],
        [other.variantId, 1],
      ]);
    }));

  it("loses nothing that is put in at the very moment of the payment", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 40 });
      const other = await createVariant(ctx);
      for (let round = 0; round < 20; round += 1) {
        const shopper = await asShopper(ctx);
        await addLine(shopper, { variantId: shop.variantId, quantity: 1 });
        const { checkoutId, url } = await startCheckout(shopper, { ...buyNow(shop), source: { kind: "bag" } });
        await payOnPage(url);
        await Promise.all([
          settleCheckout(ctx, checkoutId),
          addLine(shopper, { variantId: other.variantId, quantity: 1 }),
          setLine(shopper, shop.variantId, 3).catch(() => undefined),
        ]);
        const { lines } = await getCart(shopper, "th");
        expect(lines.map(({ variantId }) => variantId)).toContain(other.variantId);
      }
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

  it("takes a hundred different things, also when the last two come at once, and more of what is in it", () =>
    withCommits(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const first = await createVariant(ctx);
      await addLine(shopper, { variantId: first.variantId, quantity: 1 });
      const [line] = await ctx.db.select().from(lineItems);
      for (let count = 1; count < 99; count += 1) {
        const { variantId } = await createVariant(ctx);
        if (line) await ctx.db.insert(lineItems).values({ ...line, variantId });
      }
      const last = await Promise.all([createVariant(ctx), createVariant(ctx)]);
      const added = await Promise.allSettled(last.map(({ variantId }) => addLine(shopper, { variantId, quantity: 1 })));
      const refusals = added.flatMap((answer) => (answer.status === "rejected" ? [answer.reason as unknown] : []));
      expect(refusals).toMatchObject([{ code: "conflict", reason: "bag-full" }]);
      await addLine(shopper, { variantId: first.variantId, quantity: 1 });
      expect((await getCart(shopper, "th")).count).toBe(101);
    }));

  it("refuses a visitor", () =>
    withContext(visitor, async (ctx) => {
      const { variantId } = await createVariant(ctx);
      await expect(addLine(ctx, { variantId, quantity: 1 })).rejects.toMatchObject({ code: "forbidden" });
    }));
});
