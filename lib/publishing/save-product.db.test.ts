import { and, eq, isNotNull } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { getProduct, listProducts } from "@/lib/catalog";
import type { Context } from "@/lib/db/context";
import { auditLog } from "@/lib/db/schema/audit";
import { collections, prices, products, variants } from "@/lib/db/schema/catalog";
import { search } from "@/lib/search";
import { withCommits, withContext } from "@/lib/testing/database";
import { createPost, createVariant } from "@/lib/testing/factories";
import { pictureOf, shelfOf } from "@/lib/testing/product-drafts";
import { actionsOn, faultsOf, madeProduct, nameless, readProduct, renewals, twoOf } from "@/lib/testing/products";
import { asStaff } from "@/lib/testing/staff";
import { saveProduct } from ".";

const visitor = { kind: "visitor" } as const;
const handlesIn = async (ctx: Context, collection: string) =>
  (await listProducts(ctx, "en", { collection: [collection] })).items.map(({ handle }) => handle);

describe("saveProduct", () => {
  it("lets what shoppers see follow, also the words by which posts that show it are found", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id, draft, handle } = await madeProduct(ctx);
      const post = await createPost(ctx, [draft.variants[0]?.id ?? ""]);
      const title = { th: "ถ้วยค่ำ", en: "Duskiness cup" };
      const { version } = await saveProduct(ton, id, { ...draft, title, version: 1 });
      expect(version).toBe(2);
      expect(await getProduct(ctx, handle, "en")).toMatchObject({ title: "Duskiness cup" });
      const found = await search(ctx, { q: "duskiness", locale: "en" });
      expect(JSON.stringify(found)).toContain(handle);
      expect(JSON.stringify(found)).toContain(post.shortId);
      const [entry] = await ctx.db
        .select()
        .from(auditLog)
        .where(and(eq(auditLog.entityId, id), eq(auditLog.action, "product.save")));
      expect(entry).toMatchObject({ before: { title: draft.title }, after: { title }, personId: ton.personId });
      expect(Object.keys(entry?.after as object)).toEqual(["title"]);
    }));

  it("archives the variants that are left out and sells them again when they come back, by their SKU", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id, draft, handle } = await madeProduct(ctx);
      const [small, large] = twoOf(draft);
      await saveProduct(ton, id, { ...draft, variants: [small], version: 1 });
      expect((await getProduct(ctx, handle, "en")).variants.map(({ id: one }) => one)).toEqual([small.id]);
      const gone = await ctx.db
        .select()
        .from(variants)
        .where(and(eq(variants.productId, id), isNotNull(variants.archivedAt)));
      expect(gone.map(({ id: one }) => one)).toEqual([large.id]);
      await saveProduct(ton, id, { ...draft, variants: [small, { ...nameless(large), openingStock: 99 }], version: 2 });
      const { draft: after, stock: shelves } = await readProduct(ton, id);
      expect(after.variants.map(({ id: one }) => one)).toEqual([small.id, large.id]);
      expect(shelves[large.id ?? ""]).toEqual({ onHand: 3, reserved: 0 });
    }));

  it("gives two variants each other's SKU, and refuses the SKU of one that stays", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id, draft } = await madeProduct(ctx);
      const [small, large] = twoOf(draft);
      const pictures = draft.pictures.map((picture) => ({ ...picture, sku: null }));
      const swapped = [
        { ...small, sku: large.sku },
        { ...large, sku: small.sku },
      ] as const;
      await saveProduct(ton, id, { ...draft, pictures, variants: [...swapped], version: 1 });
      expect((await readProduct(ton, id)).draft.variants.map(({ id: one, sku }) => [one, sku])).toEqual([
        [small.id, large.sku],
        [large.id, small.sku],
      ]);
      const faults = await faultsOf(
        saveProduct(ton, id, { ...draft, pictures, variants: [{ ...swapped[0], sku: small.sku }], version: 2 }),
      );
      expect(faults).toEqual([{ pointer: "#/variants/0/sku", key: "skuTaken" }]);
    }));

  it("never overwrites what another editor saved meanwhile", () =>
    withCommits(visitor, async (ctx) => {
      const { ton, id, draft } = await madeProduct(ctx);
      const mali = await asStaff(ctx, "admin");
      const answers = await Promise.allSettled([
        saveProduct(ton, id, { ...draft, weightGrams: 111, version: 1 }),
        saveProduct(mali, id, { ...draft, weightGrams: 222, version: 1 }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      const lost = answers.find((answer) => answer.status === "rejected");
      expect(lost?.reason).toMatchObject({ code: "precondition_failed", reason: "changed-meanwhile" });
      expect((await readProduct(ton, id)).version).toBe(2);
    }));

  it("changes nothing where nothing new is said, in whatever order it comes", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id, draft } = await madeProduct(ctx, { tags: ["mug", "gift"] });
      const variants = draft.variants.map((variant) => ({
        ...nameless(variant),
        prices: [...variant.prices].reverse(),
      }));
      const { version } = await saveProduct(ton, id, { ...draft, variants, tags: [...draft.tags, "mug"], version: 1 });
      expect(version).toBe(1);
      expect(await actionsOn(ctx, id)).toEqual(["product.create"]);
    }));

  it("moves a product to another shelf, to its end, and into collections by hand", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id, draft, handle } = await madeProduct(ctx);
      const neighbour = await createVariant(ctx);
      const [shelf] = await ctx.db
        .select({ id: products.collectionId, handle: collections.handle })
        .from(products)
        .innerJoin(collections, eq(collections.id, products.collectionId))
        .where(eq(products.id, neighbour.productId));
      const extra = await shelfOf(ctx);
      await saveProduct(ton, id, { ...draft, collectionId: shelf?.id ?? "", collectionIds: [extra.id], version: 1 });
      expect(await handlesIn(ctx, shelf?.handle ?? "")).toEqual([neighbour.handle, handle]);
      expect(await handlesIn(ctx, extra.handle)).toEqual([handle]);
    }));

  it("puts a product into the collections whose rule asks for it, and takes it out again", () =>
    withContext(visitor, async (ctx) => {
      const gifts = await shelfOf(ctx, { tags: ["gift"], minAmount: 10_000, maxAmount: 60_000 });
      const { ton, id, draft, handle } = await madeProduct(ctx, { tags: ["gift"] });
      expect(await handlesIn(ctx, gifts.handle)).toEqual([handle]);
      expect((await readProduct(ton, id)).byRule).toEqual([gifts.id]);
      await saveProduct(ton, id, { ...draft, tags: [], version: 1 });
      expect(await handlesIn(ctx, gifts.handle)).toEqual([]);
      const faults = await faultsOf(saveProduct(ton, id, { ...draft, collectionIds: [gifts.id], version: 2 }));
      expect(faults).toEqual([{ pointer: "#/collectionIds/0", key: "collectionByRule" }]);
    }));

  it("keeps prices, pictures and alt texts as they are sent, and says of other places when words of a picture change", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id, draft } = await madeProduct(ctx, { status: "draft" });
      const picture = await pictureOf(ctx);
      const before = await renewals(ctx);
      const alt = { th: "ด้านข้าง", en: "From the side" };
      const costs = [{ currency: "USD", amount: 1_900, compareAtAmount: null }] as const;
      await saveProduct(ton, id, {
        ...draft,
        version: 1,
        pictures: [{ mediaId: picture, alt, sku: null }],
        variants: draft.variants.map((variant) => ({ ...variant, mediaId: null, prices: [...costs] })),
      });
      const { draft: after, media } = await readProduct(ton, id);
      expect(after.pictures).toEqual([{ mediaId: picture, alt, sku: null }]);
      expect(Object.keys(media)).toEqual([picture]);
      expect(after.variants.map(({ prices: sent }) => sent)).toEqual([[...costs], [...costs]]);
      expect(await ctx.db.$count(prices, eq(prices.currency, "USD"))).toBeGreaterThan(1);
      expect(await renewals(ctx)).toBe(before + 1);
    }));

  it("refuses strangers, lower roles, unknown products and old versions", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id, draft } = await madeProduct(ctx);
      const fah = await asStaff(ctx, "curator");
      const input = { ...draft, version: 1 };
      await expect(saveProduct(ctx, id, input)).rejects.toMatchObject({ code: "not_found" });
      await expect(saveProduct(fah, id, input)).rejects.toMatchObject({ code: "forbidden" });
      await expect(saveProduct(ton, crypto.randomUUID(), input)).rejects.toMatchObject({ code: "not_found" });
      await expect(saveProduct(ton, id, { ...input, version: 7 })).rejects.toMatchObject({
        reason: "changed-meanwhile",
      });
    }));
});
