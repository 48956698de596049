import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { getProduct } from "@/lib/catalog";
import type { Context } from "@/lib/db/context";
import { stock, stockLedger } from "@/lib/db/schema/inventory";
import { variants } from "@/lib/db/schema/catalog";
import { searchDocuments } from "@/lib/db/schema/search";
import { withCommits, withContext } from "@/lib/testing/database";
import { draftOf } from "@/lib/testing/product-drafts";
import { actionsOn, faultsOf, madeProduct, readProduct, renewals, twoOf } from "@/lib/testing/products";
import { asStaff } from "@/lib/testing/staff";
import { archiveProduct, createProduct, restoreProduct } from ".";

const visitor = { kind: "visitor" } as const;
const findables = ({ db }: Context, id: string) => db.$count(searchDocuments, eq(searchDocuments.entityId, id));

describe("createProduct", () => {
  it("makes a whole product that shoppers see in the lists, on its page and in the search, with its stock in the ledger", () =>
    withContext(visitor, async (ctx) => {
      const before = await renewals(ctx);
      const { ton, id, draft, handle } = await madeProduct(ctx);
      const product = await getProduct(ctx, handle, "th");
      expect(product).toMatchObject({ title: "ถ้วยเช้า", description: "ถ้วยใบเล็ก", weightGrams: 300 });
      expect(
        product.variants.map(({ sku, price, compareAtPrice }) => [sku, price.amount, compareAtPrice?.amount]),
      ).toEqual(
        draft.variants.map(({ sku }, index) => [sku, index === 0 ? 59_000 : 69_000, index === 0 ? 79_000 : undefined]),
      );
      expect(product.pictures[0]).toMatchObject({ alt: "ถ้วยเช้า", variantId: draft.variants[0]?.id });
      expect(await findables(ctx, id)).toBe(2);
      expect(await renewals(ctx)).toBeGreaterThan(before);
      const ledger = await ctx.db
        .select({
          delta: stockLedger.delta,
          reason: stockLedger.reason,
          ref: stockLedger.ref,
          by: stockLedger.personId,
        })
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
      const [first, second] = twoOf(draft);
      const attempt = createProduct(ton, {
        ...draft,
        variants: [
          { ...first, mediaId: null, prices: [] },
          { ...second, mediaId: null },
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
      const { ton, draft } = await madeProduct(ctx);
      const other = await draftOf(ctx);
      const nowhere = crypto.randomUUID();
      const faults = await faultsOf(
        createProduct(ton, {
          ...other,
          handle: draft.handle,
          collectionIds: [nowhere],
          variants: other.variants.map((variant, index) =>
            index === 1 ? { ...variant, sku: twoOf(draft)[0].sku } : variant,
          ),
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
        createProduct(ton, {
          ...two,
          variants: two.variants.map((variant, index) => ({ ...variant, sku: twoOf(one)[index === 0 ? 0 : 1].sku })),
          pictures: two.pictures.map((picture) => ({ ...picture, sku: null })),
        }),
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

describe("archiveProduct and restoreProduct", () => {
  it("take a product from its page, the lists and the search, and bring it back as a draft", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id, handle } = await madeProduct(ctx);
      const before = await renewals(ctx);
      await archiveProduct(ton, id, { version: 1 });
      await expect(getProduct(ctx, handle, "en")).rejects.toMatchObject({ code: "not_found" });
      expect(await findables(ctx, id)).toBe(0);
      expect(await renewals(ctx)).toBe(before + 1);
      expect(
        (
          await ctx.db
            .select()
            .from(stock)
            .innerJoin(variants, eq(variants.id, stock.variantId))
            .where(eq(variants.productId, id))
        ).length,
      ).toBe(2);
      await restoreProduct(ton, id, { version: 2 });
      expect((await readProduct(ton, id)).draft.status).toBe("draft");
      expect(await actionsOn(ctx, id)).toEqual(["product.create", "product.archive", "product.restore"]);
    }));

  it("refuse what is not in that state, strangers, lower roles and old versions", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id } = await madeProduct(ctx);
      const fah = await asStaff(ctx, "curator");
      await expect(restoreProduct(ton, id, { version: 1 })).rejects.toMatchObject({ reason: "product-state" });
      await expect(archiveProduct(ton, id, { version: 5 })).rejects.toMatchObject({ reason: "changed-meanwhile" });
      await expect(archiveProduct(fah, id, { version: 1 })).rejects.toMatchObject({ code: "forbidden" });
      await expect(archiveProduct(ctx, id, { version: 1 })).rejects.toMatchObject({ code: "not_found" });
    }));
});
