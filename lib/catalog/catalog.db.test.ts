import { describe, expect, it } from "vitest";
import { withContext } from "@/lib/testing/database";
import { createVariant } from "@/lib/testing/factories";
import { ProductCard, ProductView } from "./contract";
import { getProduct, listCollections, listProductCards } from "./queries";

const visitor = { kind: "visitor" } as const;

describe("listProductCards", () => {
  it("shows published products with their lowest price, in the shape of the contract", () =>
    withContext(visitor, async (ctx) => {
      const { handle } = await createVariant(ctx, { priceAmount: 12_345, title: "Bowl" });
      await createVariant(ctx, { status: "draft" });
      const cards = ProductCard.array().parse(await listProductCards(ctx, "en"));
      expect(cards).toHaveLength(1);
      expect(cards[0]).toMatchObject({
        handle,
        title: "Bowl",
        price: { amount: 12_345, currency: "THB" },
        isFrom: false,
      });
    }));

  it("keeps to one collection when asked", () =>
    withContext(visitor, async (ctx) => {
      const { handle } = await createVariant(ctx);
      await createVariant(ctx);
      const collections = await listCollections(ctx, "en");
      const cards = await Promise.all(
        collections.map((collection) => listProductCards(ctx, "en", { collection: collection.handle })),
      );
      expect(cards.map((list) => list.length)).toEqual([1, 1]);
      expect(cards.flat().map((card) => card.handle)).toContain(handle);
    }));
});

describe("getProduct", () => {
  it("gives everything a page shows, in one language", () =>
    withContext(visitor, async (ctx) => {
      const { handle, variantId } = await createVariant(ctx);
      const product = ProductView.parse(await getProduct(ctx, handle, "th"));
      expect(product.variants.map(({ id }) => id)).toEqual([variantId]);
    }));

  it("hides drafts and unknown handles alike", () =>
    withContext(visitor, async (ctx) => {
      const { handle } = await createVariant(ctx, { status: "draft" });
      for (const name of [handle, "nothing-here"]) {
        await expect(getProduct(ctx, name, "th")).rejects.toMatchObject({ code: "not_found" });
      }
    }));
});
