import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { prices, productMedia } from "@/lib/db/schema/catalog";
import { posts } from "@/lib/db/schema/posts";
import { listLikes } from "@/lib/posts";
import { asShopper } from "@/lib/testing/checkout";
import { withContext } from "@/lib/testing/database";
import { createPost, createVariant } from "@/lib/testing/factories";
import { savePost, saveProduct, unsavePost, unsaveProduct } from "./commands/save-thing";
import { SavedThings, SavesPage } from "./contract";
import { countSaves, listSavedThings, listSaves } from "./queries";

const visitor = { kind: "visitor" } as const;

async function namesOf(ctx: Context): Promise<string[]> {
  const { items } = SavesPage.parse(await listSaves(ctx, "th"));
  return items.map((item) => (item.kind === "post" ? item.post.id : item.product.handle));
}

describe("saveProduct", () => {
  it("keeps a product once, however often it is saved, for this device only", () =>
    withContext(visitor, async (ctx) => {
      const { handle } = await createVariant(ctx);
      const [shopper, stranger] = [await asShopper(ctx), await asShopper(ctx)];
      await saveProduct(shopper, handle);
      expect(await saveProduct(shopper, handle)).toEqual({ isSaved: true });
      expect(await namesOf(shopper)).toEqual([handle]);
      expect(await namesOf(stranger)).toEqual([]);
    }));

  it("refuses a visitor and a product that is not published", () =>
    withContext(visitor, async (ctx) => {
      const { handle } = await createVariant(ctx, { status: "draft" });
      await expect(saveProduct(ctx, handle)).rejects.toMatchObject({ code: "forbidden" });
      await expect(saveProduct(await asShopper(ctx), handle)).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("savePost", () => {
  it("keeps a post, which its marks then say to this device alone", () =>
    withContext(visitor, async (ctx) => {
      const { id } = await createPost(ctx, []);
      const shopper = await asShopper(ctx);
      await savePost(shopper, id);
      expect((await listLikes(shopper, [id]))[id]).toEqual({ count: 0, isLiked: false, isSaved: true });
      expect((await listLikes(ctx, [id]))[id]?.isSaved).toBe(false);
    }));

  it("refuses a visitor and a post that is not published", () =>
    withContext(visitor, async (ctx) => {
      const { id } = await createPost(ctx, [], { status: "draft" });
      await expect(savePost(ctx, id)).rejects.toMatchObject({ code: "forbidden" });
      await expect(savePost(await asShopper(ctx), id)).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("unsavePost and unsaveProduct", () => {
  it("let go of what is saved, and of what is not without a word", () =>
    withContext(visitor, async (ctx) => {
      const { handle } = await createVariant(ctx);
      const { id } = await createPost(ctx, []);
      const shopper = await asShopper(ctx);
      await savePost(shopper, id);
      await saveProduct(shopper, handle);
      expect(await unsavePost(shopper, id)).toEqual({ isSaved: false });
      expect(await namesOf(shopper)).toEqual([handle]);
      expect(await unsaveProduct(shopper, handle)).toEqual({ isSaved: false });
      expect(await unsaveProduct(shopper, handle)).toEqual({ isSaved: false });
      expect(await unsaveProduct(shopper, "nothing-here")).toEqual({ isSaved: false });
      expect(await namesOf(shopper)).toEqual([]);
    }));

  it("refuse a visitor", () =>
    withContext(visitor, async (ctx) => {
      await expect(unsavePost(ctx, crypto.randomUUID())).rejects.toMatchObject({ code: "forbidden" });
      await expect(unsaveProduct(ctx, "cup")).rejects.toMatchObject({ code: "forbidden" });
    }));
});

describe("listSaves", () => {
  it("gives posts and products together, each once, newest first, page by page", () =>
    withContext(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const expected: string[] = [];
      for (let round = 0; round < 3; round += 1) {
        const { handle } = await createVariant(ctx, { priceAmount: 25_000 });
        const { id } = await createPost(ctx, []);
        await saveProduct(shopper, handle);
        await savePost(shopper, id);
        expected.unshift(id, handle);
      }
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = SavesPage.parse(await listSaves(shopper, "th", { cursor, size: 2 }));
        seen.push(...page.items.map((item) => (item.kind === "post" ? item.post.id : item.product.handle)));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      // All of one transaction share its instant, so the ids of one millisecond decide: the set is what counts.
      expect([...seen].sort()).toEqual([...expected].sort());
      expect(new Set(seen).size).toBe(6);
    }));

  it("says a product's price as its card does", () =>
    withContext(visitor, async (ctx) => {
      const { handle } = await createVariant(ctx, { priceAmount: 25_000, title: "Cup" });
      const shopper = await asShopper(ctx);
      await saveProduct(shopper, handle);
      const [item] = (await listSaves(shopper, "en")).items;
      expect(item).toMatchObject({
        kind: "product",
        product: { handle, title: "Cup", price: { amount: 25_000, currency: "THB" }, isFrom: false },
      });
    }));

  it("leaves out, and does not count, what is no longer shown", () =>
    withContext(visitor, async (ctx) => {
      const { id } = await createPost(ctx, []);
      const shopper = await asShopper(ctx);
      await savePost(shopper, id);
      expect(await countSaves(shopper)).toBe(1);
      await ctx.db.update(posts).set({ status: "draft" }).where(eq(posts.id, id));
      expect(await namesOf(shopper)).toEqual([]);
      expect(await countSaves(shopper)).toBe(0);
    }));

  it("leaves out, and does not count, a product that has no price or no picture any more", () =>
    withContext(visitor, async (ctx) => {
      const [unpriced, unseen] = [await createVariant(ctx), await createVariant(ctx)];
      const shopper = await asShopper(ctx);
      for (const { handle } of [unpriced, unseen]) await saveProduct(shopper, handle);
      expect(await countSaves(shopper)).toBe(2);
      await ctx.db.delete(prices).where(eq(prices.variantId, unpriced.variantId));
      await ctx.db.delete(productMedia).where(eq(productMedia.productId, unseen.productId));
      expect(await namesOf(shopper)).toEqual([]);
      expect(await countSaves(shopper)).toBe(0);
    }));
});

describe("listSavedThings", () => {
  it("names those of the asked things that are saved, and nothing to a visitor", () =>
    withContext(visitor, async (ctx) => {
      const [one, other] = [await createVariant(ctx), await createVariant(ctx)];
      const { id } = await createPost(ctx, []);
      const shopper = await asShopper(ctx);
      await saveProduct(shopper, one.handle);
      await savePost(shopper, id);
      const things = { posts: [id], products: [one.handle, other.handle] };
      expect(SavedThings.parse(await listSavedThings(shopper, things))).toEqual({
        posts: [id],
        products: [one.handle],
      });
      expect(await listSavedThings(shopper, { products: [other.handle] })).toEqual({ posts: [], products: [] });
      expect(await listSavedThings(ctx, things)).toEqual({ posts: [], products: [] });
    }));
});
