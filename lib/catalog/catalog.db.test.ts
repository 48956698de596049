import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { products } from "@/lib/db/schema/catalog";
import { withContext } from "@/lib/testing/database";
import { createVariant } from "@/lib/testing/factories";
import { ProductView } from "./contract";
import { getProduct, getProductSeo } from "./queries";

const visitor = { kind: "visitor" } as const;

describe("getProductSeo", () => {
  it("gives what was written for search engines, else the product's own texts", () =>
    withContext(visitor, async (ctx) => {
      const { handle, productId } = await createVariant(ctx);
      const seo = { title: { th: "แก้วของเรา", en: "" }, description: { th: "", en: "Ours" } };
      await ctx.db.update(products).set({ seo }).where(eq(products.id, productId));
      expect(await getProductSeo(ctx, handle, "th")).toEqual({ title: "แก้วของเรา", description: "A cup." });
      expect(await getProductSeo(ctx, handle, "en")).toEqual({ title: "Cup", description: "Ours" });
      await expect(getProductSeo(ctx, "nothing-here", "en")).rejects.toMatchObject({ code: "not_found" });
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
