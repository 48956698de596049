import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { withContext } from "@/lib/testing/database";
import { createPost, createVariant } from "@/lib/testing/factories";
import { countWords, indexPosts, indexProducts, search, suggest } from ".";
import { SearchAnswer, SearchQuery, Suggestions } from "./contract";

const visitor = { kind: "visitor" } as const;

async function fillShop(ctx: Context) {
  const vase = await createVariant(ctx, { title: "Tall vase", priceAmount: 10_000 });
  const thai = await createVariant(ctx, { title: "แจกันทรงสูง" });
  const candle = await createVariant(ctx, { title: "Rice candles", tags: ["gift"] });
  await createVariant(ctx, { title: "Vase to come", status: "draft" });
  const post = await createPost(ctx, [vase.variantId], { caption: { th: "เช้าวันหยุด", en: "A slow morning" } });
  await indexProducts(ctx);
  await indexPosts(ctx);
  await countWords(ctx);
  return { vase, thai, candle, post };
}

const ask = async (ctx: Context, q: string, more: Partial<SearchQuery> = {}) =>
  SearchAnswer.parse(await search(ctx, { q, locale: "th", ...more }));
const handles = ({ products }: SearchAnswer) => products.items.map(({ handle }) => handle).sort();

describe("search", () => {
  it.each(["vase", "VASES", "แจกัน"])("finds the same vases for %s, in both languages", (q) =>
    withContext(visitor, async (ctx) => {
      const { vase, thai, post } = await fillShop(ctx);
      for (const locale of ["th", "en"] as const) {
        const answer = await ask(ctx, q, { locale });
        expect(handles(answer)).toEqual([vase.handle, thai.handle].sort());
        expect(answer.mended).toBeNull();
        expect(answer.posts.items.map(({ shortId }) => shortId)).toEqual([post.shortId]);
      }
    }),
  );

  it.each([
    ["vaase", "vase"],
    ["แจกนั", "แจกัน"],
  ])("mends %s to %s and says so, unless it is to be taken as typed", (typed, meant) =>
    withContext(visitor, async (ctx) => {
      const { vase } = await fillShop(ctx);
      const answer = await ask(ctx, typed);
      expect(answer.mended).toBe(meant);
      expect(handles(answer)).toContain(vase.handle);
      expect(await ask(ctx, typed, { exactly: "1" })).toMatchObject({ mended: null, products: { items: [] } });
    }),
  );

  it("wants all words, and says when it could have only some of them", () =>
    withContext(visitor, async (ctx) => {
      const { vase, candle } = await fillShop(ctx);
      const both = await ask(ctx, "tall vase");
      expect(handles(both)).toContain(vase.handle);
      expect(both.isBroad).toBe(false);
      const some = await ask(ctx, "tall candle");
      expect(some.isBroad).toBe(true);
      expect(handles(some)).toEqual([vase.handle, candle.handle].sort());
    }));

  it("finds nothing for words of nothing, for no words and for what only a database would understand", () =>
    withContext(visitor, async (ctx) => {
      await fillShop(ctx);
      for (const q of ["spaceship", "!?", "'; drop table --", "\\", "zz:* | qq"]) {
        expect((await ask(ctx, q, { exactly: "1" })).products.items).toEqual([]);
      }
    }));

  it("forgets what is no longer there", () =>
    withContext(visitor, async (ctx) => {
      const { vase } = await fillShop(ctx);
      await indexProducts(ctx, [crypto.randomUUID()]);
      expect(handles(await ask(ctx, "vase"))).toHaveLength(2);
      await ctx.db.execute(`delete from product_listings where product_id = '${vase.productId}'`);
      await indexProducts(ctx, [vase.productId]);
      expect(handles(await ask(ctx, "vase"))).toHaveLength(1);
    }));

  it("pages each kind by key, everything once", () =>
    withContext(visitor, async (ctx) => {
      for (let count = 0; count < 30; count += 1) await createVariant(ctx, { title: "Vase" });
      await indexProducts(ctx);
      const seen: string[] = [];
      let page = await ask(ctx, "vase");
      for (;;) {
        seen.push(...handles(page));
        const { nextCursor } = page.products;
        if (nextCursor === null) break;
        page = await ask(ctx, "vase", { kind: "product", cursor: nextCursor });
        expect(page.posts.items).toEqual([]);
      }
      expect(seen).toHaveLength(30);
      expect(new Set(seen).size).toBe(30);
    }));
});

describe("suggest", () => {
  it("completes words and shows products while somebody types, mistyped or not", () =>
    withContext(visitor, async (ctx) => {
      const { vase, candle } = await fillShop(ctx);
      const begun = Suggestions.parse(await suggest(ctx, { q: "va", locale: "en" }));
      expect(begun.words).toEqual(["vase"]);
      expect(begun.products.map(({ handle }) => handle)).toContain(vase.handle);
      const mistyped = await suggest(ctx, { q: "candel", locale: "en" });
      expect(mistyped.products.map(({ handle }) => handle)).toEqual([candle.handle]);
      expect((await suggest(ctx, { q: "tab", locale: "en" })).collections[0]?.title).toBe("Table");
      expect((await suggest(ctx, { q: "100%_", locale: "th" })).words).toEqual([]);
    }));
});

describe("SearchQuery", () => {
  it.each([
    { q: "" },
    { q: "  " },
    { q: "a".repeat(101) },
    { q: "a\u0000" },
    { q: "a", kind: "order" },
    { q: "a", page: "2" },
  ])("refuses %o", (query) => {
    expect(SearchQuery.safeParse({ locale: "th", ...query }).success).toBe(false);
  });
});
