import { and, eq, isNotNull } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { getProduct, getStaffProduct, listProducts } from "@/lib/catalog";
import { StaffProduct, type ProductDraft } from "@/lib/catalog/staff-contract";
import type { Context } from "@/lib/db/context";
import { auditLog } from "@/lib/db/schema/audit";
import { collections, prices, products, variants } from "@/lib/db/schema/catalog";
import { stock, stockLedger } from "@/lib/db/schema/inventory";
import { outbox } from "@/lib/db/schema/outbox";
import { searchDocuments } from "@/lib/db/schema/search";
import { withCommits, withContext } from "@/lib/testing/database";
import { createPost, createVariant } from "@/lib/testing/factories";
import { draftOf, pictureOf, shelfOf } from "@/lib/testing/product-drafts";
import { asStaff } from "@/lib/testing/staff";
import { search } from "@/lib/search";
import { archiveProduct, createProduct, restoreProduct, saveProduct } from ".";

const visitor = { kind: "visitor" } as const;

const read = async (ctx: Context, id: string) => StaffProduct.parse(await getStaffProduct(ctx, id));
const renewals = ({ db }: Context) => db.$count(outbox, eq(outbox.kind, "pages_changed"));
const findables = ({ db }: Context, id: string) => db.$count(searchDocuments, eq(searchDocuments.entityId, id));
const handlesIn = async (ctx: Context, collection: string) =>
  (await listProducts(ctx, "en", { collection: [collection] })).items.map(({ handle }) => handle);
const actionsOn = async ({ db }: Context, id: string) =>
  (
    await db.select({ action: auditLog.action }).from(auditLog).where(eq(auditLog.entityId, id)).orderBy(auditLog.id)
  ).map(({ action }) => action);
const faultsOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    ({ errors }: { errors: unknown }) => errors,
  );

/** A published product of two sizes by a manager. */
async function made(ctx: Context, overrides: Partial<ProductDraft> = {}) {
  const ton = await asStaff(ctx, "manager");
  const draft = await draftOf(ctx, overrides);
  const { id } = await createProduct(ton, draft);
  const product = await read(ton, id);
  return { ton, id, draft: product.draft, handle: draft.handle };
}

describe("createProduct", () => {
  it("makes a whole product that shoppers see in the lists, on its page and in the search, with its stock in the ledger", () =>
    withContext(visitor, async (ctx) => {
      const before = await renewals(ctx);
      const { ton, id, draft, handle } = await made(ctx);
      const product = await getProduct(ctx, handle, "th");
      expect(product).toMatchObject({ title: "ถ้วยเช้า", description: "ถ้วยใบเล็ก", weightGrams: 300 });
      expect(product.variants.map(({ sku, price, compareAtPrice }) => [sku, price.amount, compareAtPrice?.amount])).toEqual(
        draft.variants.map(({ sku }, index) => [sku, index === 0 ? 59_000 : 69_000, index === 0 ? 79_000 : undefined]),
      );
      expect(product.pictures[0]).toMatchObject({ alt: "ถ้วยเช้า", variantId: draft.variants[0]?.id });
      expect(await findables(ctx, id)).toBe(2);
      expect(await renewals(ctx)).toBeGreaterThan(before);
      const ledger = await ctx.db
        .select({ delta: stockLedger.delta, reason: stockLedger.reason, ref: stockLedger.ref, by: stockLedger.personId })
        .from(stockLedger)
        .where(eq(stockLedger.variantId, draft.variants[0]?.id ?? ""));
      expect(ledger).toEqual([{ delta: 7, reason: "received", ref: "opening", by: ton.personId }]);
      expect(await actionsOn(ctx, id)).toEqual(["product.create"]);
    }));

  it("takes a draft that lacks everything but a variant, seen by no shopper", () =>
    withContext(visitor, async (ctx) => {
      const none = { th: "", en: "" };
      const before = await renewals(ctx);
      const bare = { status: "draft", title: none, description: none, pictures: [], options: [] } as const;
      const draft = await draftOf(ctx);
      const variant = { sku: draft.handle, gtin: null, optionValues: {}, mediaId: null, prices: [] };
      const ton = await asStaff(ctx, "manager");
      const { id } = await createProduct(ton, { ...draft, ...bare, pictures: [], options: [], variants: [variant] });
      await expect(getProduct(ctx, draft.handle, "en")).rejects.toMatchObject({ code: "not_found" });
      expect(await findables(ctx, id)).toBe(0);
      expect(await renewals(ctx)).toBe(before);
    }));

  it("refuses a published one without names, pictures or prices, each at its field", () =>
    withContext(visitor, async (ctx) => {
      const ton = await asStaff(ctx, "manager");
      const draft = await draftOf(ctx, { title: { th: "ถ้วย", en: "" }, pictures: [] });
      const [first, second] = draft.variants;
      const attempt = createProduct(ton, {
        ...draft,
        variants: [
          { ...first!, mediaId: null, prices: [] },
          { ...second!, mediaId: null },
        ],
      });
      await expect(attempt).rejects.toMatchObject({
        reason: "product-incomplete",
        errors: [
          { pointer: "#/title/en", key: "titleMissing" },
          { pointer: "#/pictures", key: "pictureMissing" },
          { pointer: "#/variants/0/prices", key: "priceMissing" },
        ],
      });
    }));

  it("refuses a handle and an SKU that are given already, and what is not there", () =>
    withContext(visitor, async (ctx) => {
      const { ton, draft } = await made(ctx);
      const other = await draftOf(ctx);
      const nowhere = crypto.randomUUID();
      const faults = await faultsOf(
        createProduct(ton, {
          ...other,
          handle: draft.handle,
          collectionIds: [nowhere],
          variants: other.variants.map((variant, index) => (index === 1 ? { ...variant, sku: draft.variants[0]!.sku } : variant)),
          pictures: [...other.pictures, { mediaId: nowhere, alt: { th: "", en: "" }, sku: "nothing" }],
        }),
      );
      expect(faults).toEqual([
        { pointer: "#/handle", key: "handleTaken" },
        { pointer: "#/collectionIds/0", key: "collectionGone" },
        { pointer: "#/variants/1/sku", key: "skuTaken" },
        { pointer: "#/pictures/1/mediaId", key: "mediaGone" },
        { pointer: "#/pictures/1/sku", key: "variantGone" },
      ]);
    }));

  it("gives a handle to one of two who ask for it at once", () =>
    withCommits(visitor, async (ctx) => {
      const ton = await asStaff(ctx, "manager");
      const [one, two] = [await draftOf(ctx), await draftOf(ctx)];
      const answers = await Promise.allSettled([
        createProduct(ton, one),
        createProduct(ton, { ...two, handle: one.handle }),
        createProduct(ton, { ...two, variants: two.variants.map((variant, index) => ({ ...variant, sku: one.variants[index]!.sku })), pictures: [two.pictures[0]!].map((picture) => ({ ...picture, sku: null })) }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
      for (const answer of answers) {
        if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "invalid" });
      }
    }));

  it("is for managers alone, and lets no stranger know of it", () =>
    withContext(visitor, async (ctx) => {
      const draft = await draftOf(ctx);
      const fah = await asStaff(ctx, "curator");
      await expect(createProduct(fah, draft)).rejects.toMatchObject({ code: "forbidden" });
      await expect(createProduct(ctx, draft)).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("saveProduct", () => {
  it("lets what shoppers see follow, also the words by which posts that show it are found", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id, draft, handle } = await made(ctx);
      const post = await createPost(ctx, [draft.variants[0]?.id ?? ""]);
      const title = { th: "ถ้วยค่ำ", en: "Duskiness cup" };
      const { version } = await saveProduct(ton, id, { ...draft, title, version: 1 });
      expect(version).toBe(2);
      expect(await getProduct(ctx, handle, "en")).toMatchObject({ title: "Duskiness cup" });
      const found = await search(ctx, { q: "duskiness", locale: "en" });
      expect(JSON.stringify(found)).toContain(handle);
      expect(JSON.stringify(found)).toContain(post.shortId);
      const [entry] = await ctx.db.select().from(auditLog).where(and(eq(auditLog.entityId, id), eq(auditLog.action, "product.save")));
      expect(entry).toMatchObject({ before: { title: draft.title }, after: { title }, personId: ton.personId });
      expect(Object.keys(entry?.after as object)).toEqual(["title"]);
    }));

  it("archives the variants that are left out and sells them again when they come back, by their SKU", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id, draft, handle } = await made(ctx);
      const [small, large] = draft.variants;
      await saveProduct(ton, id, { ...draft, variants: [small!], version: 1 });
      expect((await getProduct(ctx, handle, "en")).variants.map(({ id: one }) => one)).toEqual([small?.id]);
      const gone = await ctx.db.select().from(variants).where(and(eq(variants.productId, id), isNotNull(variants.archivedAt)));
      expect(gone.map(({ id: one }) => one)).toEqual([large?.id]);
      const { id: _, ...again } = large!;
      await saveProduct(ton, id, { ...draft, variants: [small!, { ...again, openingStock: 99 }], version: 2 });
      const { draft: after, stock: shelves } = await read(ton, id);
      expect(after.variants.map(({ id: one }) => one)).toEqual([small?.id, large?.id]);
      expect(shelves[large?.id ?? ""]).toEqual({ onHand: 3, reserved: 0 });
    }));

  it("gives two variants each other's SKU, and refuses the SKU of one that stays", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id, draft } = await made(ctx);
      const [small, large] = draft.variants;
      const pictures = draft.pictures.map((picture) => ({ ...picture, sku: null }));
      const swapped = [
        { ...small!, sku: large!.sku },
        { ...large!, sku: small!.sku },
      ];
      await saveProduct(ton, id, { ...draft, pictures, variants: swapped, version: 1 });
      expect((await read(ton, id)).draft.variants.map(({ id: one, sku }) => [one, sku])).toEqual([
        [small?.id, large?.sku],
        [large?.id, small?.sku],
      ]);
      const faults = await faultsOf(
        saveProduct(ton, id, { ...draft, pictures, variants: [{ ...swapped[0]!, sku: small!.sku }], version: 2 }),
      );
      expect(faults).toEqual([{ pointer: "#/variants/0/sku", key: "skuTaken" }]);
    }));

  it("never overwrites what another editor saved meanwhile", () =>
    withCommits(visitor, async (ctx) => {
      const { ton, id, draft } = await made(ctx);
      const mali = await asStaff(ctx, "admin");
      const answers = await Promise.allSettled([
        saveProduct(ton, id, { ...draft, weightGrams: 111, version: 1 }),
        saveProduct(mali, id, { ...draft, weightGrams: 222, version: 1 }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      const lost = answers.find((answer) => answer.status === "rejected");
      expect(lost?.reason).toMatchObject({ code: "precondition_failed", reason: "changed-meanwhile" });
      expect((await read(ton, id)).version).toBe(2);
    }));

  it("changes nothing where nothing new is said, in whatever order it comes", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id, draft } = await made(ctx, { tags: ["mug", "gift"] });
      const variants = draft.variants.map(({ id: _, prices: costs, ...variant }) => ({ ...variant, prices: [...costs].reverse() }));
      const { version } = await saveProduct(ton, id, { ...draft, variants, tags: [...draft.tags, "mug"], version: 1 });
      expect(version).toBe(1);
      expect(await actionsOn(ctx, id)).toEqual(["product.create"]);
    }));

  it("moves a product to another shelf, to its end, and into collections by hand", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id, draft, handle } = await made(ctx);
      const neighbour = await createVariant(ctx);
      const [shelf] = await ctx.db
        .select({ id: products.collectionId, handle: collections.handle })
        .from(products)
        .innerJoin(collections, eq(collections.id, products.collectionId))
        .where(eq(products.id, neighbour.productId));
      const extra = await shelfOf(ctx);
      await saveProduct(ton, id, { ...draft, collectionId: shelf!.id, collectionIds: [extra.id], version: 1 });
      expect(await handlesIn(ctx, shelf!.handle)).toEqual([neighbour.handle, handle]);
      expect(await handlesIn(ctx, extra.handle)).toEqual([handle]);
    }));

  it("puts a product into the collections whose rule asks for it, and takes it out again", () =>
    withContext(visitor, async (ctx) => {
      const gifts = await shelfOf(ctx, { tags: ["gift"], minAmount: 10_000, maxAmount: 60_000 });
      const { ton, id, draft, handle } = await made(ctx, { tags: ["gift"] });
      expect(await handlesIn(ctx, gifts.handle)).toEqual([handle]);
      expect((await read(ton, id)).byRule).toEqual([gifts.id]);
      await saveProduct(ton, id, { ...draft, tags: [], version: 1 });
      expect(await handlesIn(ctx, gifts.handle)).toEqual([]);
      const faults = await faultsOf(saveProduct(ton, id, { ...draft, collectionIds: [gifts.id], version: 2 }));
      expect(faults).toEqual([{ pointer: "#/collectionIds/0", key: "collectionByRule" }]);
    }));

  it("keeps prices, pictures and alt texts as they are sent, and says of other places when words of a picture change", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id, draft } = await made(ctx, { status: "draft" });
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
      const { draft: after, media } = await read(ton, id);
      expect(after.pictures).toEqual([{ mediaId: picture, alt, sku: null }]);
      expect(Object.keys(media)).toEqual([picture]);
      expect(after.variants.map(({ prices: sent }) => sent)).toEqual([[...costs], [...costs]]);
      expect(await ctx.db.$count(prices, eq(prices.currency, "USD"))).toBeGreaterThan(1);
      expect(await renewals(ctx)).toBe(before + 1);
    }));

  it("refuses strangers, lower roles, unknown products and old versions", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id, draft } = await made(ctx);
      const fah = await asStaff(ctx, "curator");
      const input = { ...draft, version: 1 };
      await expect(saveProduct(ctx, id, input)).rejects.toMatchObject({ code: "not_found" });
      await expect(saveProduct(fah, id, input)).rejects.toMatchObject({ code: "forbidden" });
      await expect(saveProduct(ton, crypto.randomUUID(), input)).rejects.toMatchObject({ code: "not_found" });
      await expect(saveProduct(ton, id, { ...input, version: 7 })).rejects.toMatchObject({ reason: "changed-meanwhile" });
    }));
});

describe("archiveProduct and restoreProduct", () => {
  it("take a product from its page, the lists and the search, and bring it back as a draft", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id, handle } = await made(ctx);
      const before = await renewals(ctx);
      await archiveProduct(ton, id, { version: 1 });
      await expect(getProduct(ctx, handle, "en")).rejects.toMatchObject({ code: "not_found" });
      expect(await findables(ctx, id)).toBe(0);
      expect(await renewals(ctx)).toBe(before + 1);
      expect((await ctx.db.select().from(stock).innerJoin(variants, eq(variants.id, stock.variantId)).where(eq(variants.productId, id))).length).toBe(2);
      await restoreProduct(ton, id, { version: 2 });
      expect((await read(ton, id)).draft.status).toBe("draft");
      expect(await actionsOn(ctx, id)).toEqual(["product.create", "product.archive", "product.restore"]);
    }));

  it("refuse what is not in that state, strangers, lower roles and old versions", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id } = await made(ctx);
      const fah = await asStaff(ctx, "curator");
      await expect(restoreProduct(ton, id, { version: 1 })).rejects.toMatchObject({ reason: "product-state" });
      await expect(archiveProduct(ton, id, { version: 5 })).rejects.toMatchObject({ reason: "changed-meanwhile" });
      await expect(archiveProduct(fah, id, { version: 1 })).rejects.toMatchObject({ code: "forbidden" });
      await expect(archiveProduct(ctx, id, { version: 1 })).rejects.toMatchObject({ code: "not_found" });
    }));
});
