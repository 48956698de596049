import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addLine, getCart, openBuyNow } from "@/lib/cart";
import { settleCheckout, startCheckout } from "@/lib/checkout";
import { type Context, requireDevice } from "@/lib/db/context";
import { carts, lineItems } from "@/lib/db/schema/cart";
import { posts } from "@/lib/db/schema/posts";
import { likePost } from "@/lib/posts";
import { countSaves, savePost, saveProduct } from "@/lib/saves";
import { asShopper, buyNow, createShop } from "@/lib/testing/checkout";
import { withCommits, withContext } from "@/lib/testing/database";
import { createPost, createVariant } from "@/lib/testing/factories";
import { payOnPage } from "@/lib/testing/stripe";
import { forgetDevice } from "./commands/forget-device";

const visitor = { kind: "visitor" } as const;

const cartsOf = ({ db, actor }: Context) =>
  db
    .select({ variantId: carts.variantId, line: lineItems.variantId })
    .from(carts)
    .leftJoin(lineItems, eq(lineItems.cartId, carts.id))
    .where(eq(carts.deviceId, requireDevice(actor)));

describe("forgetDevice", () => {
  it("lets go of saves, likes and bag of this device alone, and the counts stay right", () =>
    withContext(visitor, async (ctx) => {
      const { variantId, handle } = await createVariant(ctx);
      const post = await createPost(ctx, []);
      const [shopper, other] = [await asShopper(ctx), await asShopper(ctx)];
      for (const one of [shopper, other]) {
        await likePost(one, post.id);
        await savePost(one, post.id);
        await saveProduct(one, handle);
        await addLine(one, { variantId, quantity: 1 });
      }
      await forgetDevice(shopper);
      expect([await countSaves(shopper), await countSaves(other)]).toEqual([0, 2]);
      expect((await getCart(shopper, "th")).count).toBe(0);
      expect((await getCart(other, "th")).count).toBe(1);
      const [row] = await ctx.db.select({ count: posts.likeCount }).from(posts).where(eq(posts.id, post.id));
      expect(row?.count).toBe(1);
    }));

  it("lets go of what was about to be bought at once, but not of an open payment page", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 5 });
      const [shopper, other] = [await asShopper(ctx), await asShopper(ctx)];
      const wanted = { variantId: (await createVariant(ctx)).variantId, quantity: 1, seenAmount: 50_000 };
      for (const one of [shopper, other]) await openBuyNow(one, requireDevice(one.actor), wanted);
      const { checkoutId, url } = await startCheckout(shopper, buyNow(shop));
      await forgetDevice(shopper);
      expect(await cartsOf(shopper)).toEqual([{ variantId: shop.variantId, line: null }]);
      expect(await cartsOf(other)).toEqual([{ variantId: wanted.variantId, line: wanted.variantId }]);
      expect(await payOnPage(url)).toBe(303);
      expect(await settleCheckout(ctx, checkoutId)).toBe("paid");
    }));

  it("blocks nobody, and nobody blocks it, while its device still likes and buys", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 50 });
      const { id } = await createPost(ctx, []);
      const shoppers = await Promise.all(Array.from({ length: 10 }, () => asShopper(ctx)));
      for (const one of shoppers) await likePost(one, id);
      const line = { variantId: shop.variantId, quantity: 1 };
      const writes = shoppers.flatMap((one) => [
        ...[likePost(one, id), addLine(one, line), saveProduct(one, shop.handle), forgetDevice(one)],
        ...[likePost(one, id), addLine(one, line)],
      ]);
      const refused = (await Promise.allSettled(writes)).filter(({ status }) => status === "rejected");
      expect(refused).toEqual([]);
    }));

  it("does nothing for a visitor and nothing twice", () =>
    withContext(visitor, async (ctx) => {
      await forgetDevice(ctx);
      const shopper = await asShopper(ctx);
      await forgetDevice(shopper);
      await forgetDevice(shopper);
      expect(await countSaves(shopper)).toBe(0);
    }));
});
