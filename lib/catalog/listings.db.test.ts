import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { withContext } from "@/lib/testing/database";
import { createVariant } from "@/lib/testing/factories";
import { ProductCard, ProductFacets, ProductsQuery } from "./contract";
import { getFacets } from "./facets";
import { countProducts, listProducts } from "./listings";

const visitor = { kind: "visitor" } as const;

/** Three cups of one collection and a bowl of another. */
async function fillShop(ctx: Context) {
  const table = { collection: "table" };
  const sea = await createVariant(ctx, {
    ...table,
    priceAmount: 10_000,
    optionValues: { glaze: "sea" },
    tags: ["cup"],
  });
  const rice = await createVariant(ctx, {
    ...table,
    priceAmount: 30_000,
    optionValues: { glaze: "rice" },
    tags: ["cup"],
  });
  const gone = await createVariant(ctx, { ...table, priceAmount: 20_000, onHand: 0, tags: ["cup", "gift"] });
  const bowl = await createVariant(ctx, { collection: "bowls", priceAmount: 40_000, tags: ["gift"] });
  return { sea: sea.handle, rice: rice.handle, gone: gone.handle, bowl: bowl.handle };
}

const handles = ({ items }: { items: ProductCard[] }) => items.map(({ handle }) => handle);

describe("listProducts", () => {
  it("shows published products as cards in the shape of the contract", () =>
    withContext(visitor, async (ctx) => {
      const { handle } = await createVariant(ctx, { priceAmount: 12_345, title: "Bowl" });
      await createVariant(ctx, { status: "draft" });
      const { items } = await listProducts(ctx, "en");
      expect(ProductCard.array().parse(items)).toMatchObject([
        { handle, title: "Bowl", price: { amount: 12_345, currency: "THB" }, isFrom: false },
      ]);
    }));

  it("narrows by collection, option, tag, price and what is there now", () =>
    withContext(visitor, async (ctx) => {
      const shop = await fillShop(ctx);
      const narrowed = async (filters: Parameters<typeof countProducts>[1]) => {
        const found = handles(await listProducts(ctx, "th", { ...filters, sort: "price-asc" }));
        expect(await countProducts(ctx, filters)).toBe(found.length);
        return found;
      };
      expect(await narrowed({ collection: ["table"] })).toEqual([shop.sea, shop.gone, shop.rice]);
      expect(await narrowed({ collection: ["table", "bowls"], tag: ["gift"] })).toEqual([shop.gone, shop.bowl]);
      expect(await narrowed({ option: ["glaze:sea", "glaze:rice"] })).toEqual([shop.sea, shop.rice]);
      expect(await narrowed({ min: 15_000, max: 30_000 })).toEqual([shop.gone, shop.rice]);
      expect(await narrowed({ available: "1", tag: ["cup"] })).toEqual([shop.sea, shop.rice]);
      expect(await narrowed({ collection: ["none"] })).toEqual([]);
    }));

  it.each(["featured", "newest", "price-asc", "price-desc"] as const)(
    "pages by key through everything once, sorted by %s",
    (sort) =>
      withContext(visitor, async (ctx) => {
        await fillShop(ctx);
        const whole = handles(await listProducts(ctx, "th", { sort }));
        const paged: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await listProducts(ctx, "th", { sort, size: 1, cursor });
          paged.push(...handles(page));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(paged).toEqual(whole);
        expect(new Set(paged).size).toBe(4);
      }),
  );

  it("begins at the beginning with a cursor that it did not write", () =>
    withContext(visitor, async (ctx) => {
      await fillShop(ctx);
      const forged = ["x", ["featured", 9e15, crypto.randomUUID()], ["newest", -1, "1"], ["price-asc", 1]].map((keys) =>
        Buffer.from(JSON.stringify(keys)).toString("base64url"),
      );
      for (const cursor of forged) {
        expect((await listProducts(ctx, "th", { cursor, sort: "newest" })).items).toHaveLength(4);
      }
    }));
});

describe("getFacets", () => {
  it("counts every value, a kind's own choice not narrowing its own counts", () =>
    withContext(visitor, async (ctx) => {
      await fillShop(ctx);
      const { total, facets } = await getFacets(ctx, "en", { tag: ["cup"], collection: ["table"] });
      const { tags, collections, price, available } = ProductFacets.parse(facets);
      const counts = (values: typeof tags) => Object.fromEntries(values.map(({ value, count }) => [value, count]));
      expect(total).toBe(3);
      expect(counts(tags)).toEqual({ cup: 3, gift: 1 });
      expect(counts(collections)).toEqual({ table: 3, bowls: 0 });
      expect(price).toEqual({ min: 100, max: 300 });
      expect(available.count).toBe(2);
    }));
});

describe("ProductsQuery", () => {
  it.each([
    { sort: "cheap" },
    { min: "-1" },
    { min: "9", max: "1" },
    { max: "99999999" },
    { option: "glaze" },
    { collection: "A B" },
    { tag: Array.from({ length: 21 }, (_, index) => `t${index}`).join(",") },
    { colour: "red" },
  ])("refuses %o", (query) => {
    expect(ProductsQuery.safeParse({ locale: "th", ...query }).success).toBe(false);
  });
});
