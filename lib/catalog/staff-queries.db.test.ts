import pg from "pg";
import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Context } from "@/lib/db/context";
import { prices, products, variants } from "@/lib/db/schema/catalog";
import { stock } from "@/lib/db/schema/inventory";
import { withContext } from "@/lib/testing/database";
import { createVariant } from "@/lib/testing/factories";
import { shelfOf } from "@/lib/testing/product-drafts";
import { madeProduct, twoOf } from "@/lib/testing/products";
import { asStaff } from "@/lib/testing/staff";
import { StaffProductPage, StaffProductsQuery } from "./staff-contract";
import { getStaffProduct, listStaffProducts } from "./staff-queries";

const visitor = { kind: "visitor" } as const;

const list = async (ctx: Context, query: Record<string, string> = {}) =>
  StaffProductPage.parse(await listStaffProducts(ctx, StaffProductsQuery.parse(query)));
const handles = async (ctx: Context, query: Record<string, string>) =>
  (await list(ctx, query)).items.map(({ handle }) => handle);

/** Many plain products on one shelf, each changed a second after the one before. */
async function plantProducts(ctx: Context, amount: number): Promise<void> {
  const { id } = await shelfOf(ctx);
  await ctx.db.execute(sql`insert into ${products} (id, handle, collection_id, title, description, materials, care,
      weight_grams, options, tags, status, position, updated_at, created_at)
    select gen_random_uuid(), 'many-' || n, ${id}::uuid, jsonb_build_object('th', 'สินค้า ' || n, 'en', 'Thing ' || n),
      jsonb_build_object('th', 'ดี', 'en', case when n % 100 = 0 then '' else 'Good' end), '{"th":"","en":""}', '{"th":"","en":""}',
      100, '[]', '{}', 'published', n, timestamptz '2020-01-01Z' + n * interval '1 second', timestamptz '2020-01-01Z' - n * interval '1 second'
    from generate_series(1, ${amount}) n`);
  await ctx.db.execute(sql`insert into ${variants} (id, product_id, sku, option_values, position)
    select gen_random_uuid(), p.id, 'MANY-' || p.position, '{}', 0 from ${products} p where p.handle like 'many-%'`);
  await ctx.db.execute(sql`insert into ${prices} (variant_id, currency, amount)
    select v.id, 'THB', 10000 + length(v.sku) from ${variants} v where v.sku like 'MANY-%'`);
  await ctx.db.execute(sql`insert into ${stock} (variant_id, on_hand)
    select v.id, case when v.sku like '%7' then 0 else 9 end from ${variants} v where v.sku like 'MANY-%'`);
  await ctx.db.execute(sql`analyze ${products}, ${variants}, ${prices}, ${stock}`);
}

type Plan = { "Actual Rows": number; "Actual Loops": number; Plans?: Plan[] };
const rowsOf = (plan: Plan): number =>
  plan["Actual Rows"] * plan["Actual Loops"] + (plan.Plans ?? []).reduce((sum, part) => sum + rowsOf(part), 0);

afterEach(() => vi.restoreAllMocks());

describe("listStaffProducts", () => {
  it("finds products of every state by name, handle, SKU and barcode, the last changed first", () =>
    withContext(visitor, async (ctx) => {
      const { ton, draft, handle } = await madeProduct(ctx);
      const [small] = twoOf(draft);
      const other = await createVariant(ctx, { title: "100% Lamp_", status: "draft" });
      for (const q of ["ถ้วยเช้า", "morning CUP", handle, small.sku.toLowerCase(), "4006381333931"]) {
        expect(await handles(ton, { q })).toContain(handle);
      }
      expect(await handles(ton, { q: "100% lamp_" })).toEqual([other.handle]);
      expect(await handles(ton, { q: "10_% lamp" })).toEqual([]);
      const [card] = (await list(ton, { q: handle })).items;
      expect(card).toMatchObject({ variantCount: 2, available: 10, lacksTranslation: false, lacksPicture: false });
      expect(card?.price).toEqual({
        from: { amount: 59_000, currency: "THB" },
        to: { amount: 69_000, currency: "THB" },
      });
    }));

  it("narrows by state, collection, stock and what is missing", () =>
    withContext(visitor, async (ctx) => {
      const shelf = await shelfOf(ctx);
      const { ton, handle } = await madeProduct(ctx, { collectionIds: [shelf.id] });
      const sku = crypto.randomUUID();
      const bare = {
        pictures: [],
        options: [],
        variants: [{ sku, gtin: null, optionValues: {}, mediaId: null, prices: [] }],
      };
      const half = await madeProduct(ctx, { status: "archived", description: { th: "ดี", en: "" }, ...bare });
      const gone = await createVariant(ctx, { onHand: 0, collection: shelf.handle });
      expect((await handles(ton, { collection: shelf.handle })).sort()).toEqual([gone.handle, handle].sort());
      expect(await handles(ton, { collection: shelf.handle, stock: "out" })).toEqual([gone.handle]);
      expect(await handles(ton, { collection: shelf.handle, stock: "in" })).toEqual([handle]);
      expect((await handles(ton, { collection: shelf.handle, stock: "low" })).sort()).toEqual(
        [gone.handle, handle].sort(),
      );
      for (const missing of ["translation", "picture"]) {
        expect(await handles(ton, { status: "archived", missing })).toEqual([half.handle]);
        expect(await handles(ton, { missing })).not.toContain(handle);
      }
    }));

  it("costs one statement and looks at one page however many products there are, in every order", () =>
    withContext(visitor, async (ctx) => {
      const ton = await asStaff(ctx, "manager");
      await plantProducts(ctx, 10_000);
      const asked = vi.spyOn(pg.Client.prototype, "query");
      const first = await list(ton);
      expect(asked).toHaveBeenCalledTimes(1);
      // Safe: the driver's first argument is the statement, as drizzle sends it.
      const [{ text }, values] = asked.mock.calls[0] as unknown as [{ text: string }, unknown[]];
      asked.mockRestore();
      expect(first.items).toHaveLength(50);
      const filled = text.replaceAll(/\$(\d+)/g, (_, place: string) => {
        const value = values[Number(place) - 1];
        return typeof value === "number" ? String(value) : `'${String(value)}'`;
      });
      const explained = await ctx.db.execute(sql.raw(`explain (analyze, format json) ${filled}`));
      const [{ "QUERY PLAN": plans }] = (explained as { rows: [{ "QUERY PLAN": { Plan: Plan }[] }] }).rows;
      // Fifty rows with what each is looked up for, not the ten thousand.
      expect(rowsOf(plans[0]?.Plan ?? { "Actual Rows": Infinity, "Actual Loops": 1 })).toBeLessThan(2_500);
      for (const sort of ["updated", "newest", "title-th", "title-en"]) {
        const seen = new Set<string>();
        let cursor: string | null = "";
        for (let page = 0; page < 3 && cursor !== null; page += 1) {
          const { items, nextCursor } = await list(ton, { sort, ...(cursor === "" ? {} : { cursor }) });
          for (const { id } of items) seen.add(id);
          cursor = nextCursor;
        }
        expect([sort, seen.size]).toEqual([sort, 150]);
      }
      expect((await list(ton, { missing: "translation", q: "thing 9900" })).items).toHaveLength(1);
      expect((await list(ton, { stock: "out" })).items).toHaveLength(50);
    }));

  it("is for managers alone, as is one product", () =>
    withContext(visitor, async (ctx) => {
      const fah = await asStaff(ctx, "curator");
      await expect(list(fah)).rejects.toMatchObject({ code: "forbidden" });
      await expect(list(ctx)).rejects.toMatchObject({ code: "not_found" });
      await expect(getStaffProduct(ctx, crypto.randomUUID())).rejects.toMatchObject({ code: "not_found" });
    }));
});
