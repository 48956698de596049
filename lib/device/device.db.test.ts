import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addLine, getCart } from "@/lib/cart";
import { posts } from "@/lib/db/schema/posts";
import { likePost } from "@/lib/posts";
import { countSaves, savePost, saveProduct } from "@/lib/saves";
import { asShopper } from "@/lib/testing/checkout";
import { withContext } from "@/lib/testing/database";
import { createPost, createVariant } from "@/lib/testing/factories";
import { forgetDevice } from "./commands/forget-device";

const visitor = { kind: "visitor" } as const;

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

  it("does nothing for a visitor and nothing twice", () =>
    withContext(visitor, async (ctx) => {
      await forgetDevice(ctx);
      const shopper = await asShopper(ctx);
      await forgetDevice(shopper);
      await forgetDevice(shopper);
      expect(await countSaves(shopper)).toBe(0);
    }));
});
