import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { prices } from "@/lib/db/schema/catalog";
import { PostPage, PostView } from "./contract";
import { asShopper } from "@/lib/testing/checkout";
import { withCommits, withContext } from "@/lib/testing/database";
import { createPost, createVariant } from "@/lib/testing/factories";
import { likePost, unlikePost } from "./commands/like-post";
import { getPost, listLikes, listPosts, listPostsWithProduct } from "./queries";

const visitor = { kind: "visitor" } as const;
const day = (number: number) => new Date(Date.UTC(2026, 0, number));

describe("listPosts", () => {
  it("gives every published post once, newest first, page by page, also where two share an instant", () =>
    withContext(visitor, async (ctx) => {
      for (const date of [day(3), day(1), day(2), day(2), day(2)]) await createPost(ctx, [], { publishedAt: date });
      await createPost(ctx, [], { publishedAt: day(9), status: "draft" });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = PostPage.parse(await listPosts(ctx, "th", { cursor, size: 2 }));
        seen.push(...page.items.map(({ id, publishedAt }) => `${publishedAt} ${id}`));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toHaveLength(5);
      expect(seen).toEqual([...new Set(seen)].sort().reverse());
    }));

  it("starts at the beginning for a cursor that is not one of ours", () =>
    withContext(visitor, async (ctx) => {
      await createPost(ctx, []);
      expect((await listPosts(ctx, "en", { cursor: "💥" })).items).toHaveLength(1);
    }));
});

describe("getPost", () => {
  it("places its products on the picture, each named once", () =>
    withContext(visitor, async (ctx) => {
      const [first, second] = [await createVariant(ctx), await createVariant(ctx, { priceAmount: 10_000 })];
      const { shortId } = await createPost(ctx, [first.variantId, second.variantId]);
      const post = PostView.parse(await getPost(ctx, shortId, "en"));
      expect(post.products.map(({ handle }) => handle)).toEqual([first.handle, second.handle]);
      expect(post.pictures[0]?.tags.map(({ product }) => product)).toEqual([0, 1]);
    }));

  it("says which of its pictures is a clip, and how long it runs", () =>
    withContext(visitor, async (ctx) => {
      const clip = await createPost(ctx, [], { durationMs: 4_800 });
      const picture = await createPost(ctx, []);
      expect((await getPost(ctx, clip.shortId, "en")).pictures[0]?.video).toEqual({ durationMs: 4_800 });
      expect((await getPost(ctx, picture.shortId, "en")).pictures[0]?.video).toBeNull();
    }));

  it("leaves out tags of products that are drafts or have no price, and hides drafts", () =>
    withContext(visitor, async (ctx) => {
      const [draft, unpriced] = [await createVariant(ctx, { status: "draft" }), await createVariant(ctx)];
      await ctx.db.delete(prices).where(eq(prices.variantId, unpriced.variantId));
      const { shortId } = await createPost(ctx, [draft.variantId, unpriced.variantId]);
      const post = await getPost(ctx, shortId, "en");
      expect(post.products).toEqual([]);
      expect(post.pictures[0]?.tags).toEqual([]);
      const hidden = await createPost(ctx, [], { status: "draft" });
      await expect(getPost(ctx, hidden.shortId, "en")).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("listPostsWithProduct", () => {
  it("finds the posts of any of a product's variants and no others", () =>
    withContext(visitor, async (ctx) => {
      const { variantId, productId } = await createVariant(ctx);
      const tagged = await createPost(ctx, [variantId]);
      await createPost(ctx, []);
      const found = await listPostsWithProduct(ctx, productId, "th");
      expect(found.map(({ shortId }) => shortId)).toEqual([tagged.shortId]);
    }));
});

describe("likePost", () => {
  it("counts a device once, however often it likes, and gives it back", () =>
    withContext(visitor, async (ctx) => {
      const { id } = await createPost(ctx, []);
      const shopper = await asShopper(ctx);
      await likePost(shopper, id);
      expect(await likePost(shopper, id)).toEqual({ count: 1, isLiked: true });
      expect(await listLikes(ctx, [id])).toEqual({ [id]: { count: 1, isLiked: false, isSaved: false } });
      expect(await listLikes(shopper, [id])).toEqual({ [id]: { count: 1, isLiked: true, isSaved: false } });
      expect(await unlikePost(shopper, id)).toEqual({ count: 0, isLiked: false });
      expect(await unlikePost(shopper, id)).toEqual({ count: 0, isLiked: false });
    }));

  it("loses no like of fifty devices at once", () =>
    withCommits(visitor, async (ctx) => {
      const { id } = await createPost(ctx, []);
      const shoppers = await Promise.all(Array.from({ length: 50 }, () => asShopper(ctx)));
      await Promise.all(shoppers.map((shopper) => likePost(shopper, id)));
      expect((await listLikes(ctx, [id]))[id]?.count).toBe(50);
    }));

  it("refuses a visitor and a post that is not published", () =>
    withContext(visitor, async (ctx) => {
      const { id } = await createPost(ctx, [], { status: "draft" });
      await expect(likePost(ctx, id)).rejects.toMatchObject({ code: "forbidden" });
      await expect(likePost(await asShopper(ctx), id)).rejects.toMatchObject({ code: "not_found" });
    }));
});
