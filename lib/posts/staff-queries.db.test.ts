import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { products, variants } from "@/lib/db/schema/catalog";
import { posts } from "@/lib/db/schema/posts";
import { withContext } from "@/lib/testing/database";
import { createPost, createVariant } from "@/lib/testing/factories";
import { asStaff } from "@/lib/testing/staff";
import { StaffPostPage, type StaffPostsQuery, Taggables } from "./staff-contract";
import { getStaffPost, listStaffPosts } from "./staff-queries";
import { listTaggables } from "./taggables";

const visitor = { kind: "visitor" } as const;
const WORD = "ลายเมฆ";

const list = async (ctx: Context, asked: StaffPostsQuery) =>
  StaffPostPage.parse(await listStaffPosts(ctx, { q: WORD, ...asked }));

describe("listStaffPosts", () => {
  it("has posts of every state but the deleted ones, what was changed last first, page by page", () =>
    withContext(visitor, async (ctx) => {
      const fah = await asStaff(ctx, "curator");
      const ids: string[] = [];
      for (let index = 0; index < 30; index += 1) {
        const { id } = await createPost(ctx, [], { status: "draft", caption: { th: WORD, en: "Clouds" } });
        // Three share each instant.
        const updatedAt = new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 3)));
        await ctx.db.update(posts).set({ updatedAt }).where(eq(posts.id, id));
        ids.push(id);
      }
      const gone = await createPost(ctx, [], { status: "draft", caption: { th: WORD, en: "Clouds" } });
      await ctx.db.update(posts).set({ status: "deleted" }).where(eq(posts.id, gone.id));
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list(fah, { cursor });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(seen).toHaveLength(30);
      expect([...seen].sort()).toEqual([...ids].sort());
      expect(seen.slice(0, 3).sort()).toEqual(ids.slice(-3).sort());
      expect((await list(fah, { status: "deleted" })).items.map(({ id }) => id)).toEqual([gone.id]);
    }));

  it("filters by state, words, hashtag, product and what is missing", () =>
    withContext(visitor, async (ctx) => {
      const fah = await asStaff(ctx, "curator");
      const cup = await createVariant(ctx);
      const shown = await createPost(ctx, [cup.variantId], { caption: { th: `${WORD} #แจกัน`, en: "50% off" } });
      const half = await createPost(ctx, [], { status: "draft", caption: { th: WORD, en: "" } });
      const idsOf = async (asked: StaffPostsQuery) => (await list(fah, asked)).items.map(({ id }) => id).sort();
      expect(await idsOf({})).toEqual([shown.id, half.id].sort());
      expect(await idsOf({ status: "published" })).toEqual([shown.id]);
      expect(await idsOf({ tag: "#แจกัน" })).toEqual([shown.id]);
      expect(await idsOf({ product: cup.handle })).toEqual([shown.id]);
      expect(await idsOf({ missing: "translation" })).toEqual([half.id]);
      expect(await idsOf({ missing: "alt" })).toEqual([]);
      expect(await idsOf({ q: "50%" })).toEqual([shown.id]);
      expect(await idsOf({ q: "50_ off" })).toEqual([]);
    }));

  it("tells strangers that there is nothing", () =>
    withContext(visitor, async (ctx) => {
      const { id } = await createPost(ctx, []);
      await expect(listStaffPosts(ctx, {})).rejects.toMatchObject({ code: "not_found" });
      await expect(getStaffPost(ctx, id)).rejects.toMatchObject({ code: "not_found" });
      await expect(listTaggables(ctx, "")).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("listTaggables", () => {
  it("finds variants by title in either language and by SKU, never what is archived", () =>
    withContext(visitor, async (ctx) => {
      const fah = await asStaff(ctx, "curator");
      const [cup, draft, archived, old] = [
        await createVariant(ctx, { title: "Zephyr cup", priceAmount: 12_300 }),
        await createVariant(ctx, { title: "Zephyr bowl", status: "draft" }),
        await createVariant(ctx, { title: "Zephyr plate" }),
        await createVariant(ctx, { title: "Zephyr tray" }),
      ];
      await ctx.db.update(products).set({ status: "archived" }).where(eq(products.id, archived.productId));
      await ctx.db.update(variants).set({ archivedAt: new Date() }).where(eq(variants.id, old.variantId));
      const { items } = Taggables.parse(await listTaggables(fah, "zephyr"));
      expect(items.map(({ variantId }) => variantId).sort()).toEqual([cup.variantId, draft.variantId].sort());
      const found = items.find(({ variantId }) => variantId === cup.variantId);
      expect(found).toMatchObject({ price: { amount: 12_300, currency: "THB" }, status: "published" });
      const bySku = await listTaggables(fah, found?.sku ?? "");
      expect(bySku.items[0]?.variantId).toBe(cup.variantId);
      expect((await listTaggables(fah, "100%")).items).toEqual([]);
    }));
});
