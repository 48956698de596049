import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { prices } from "@/lib/db/schema/catalog";
import { withContext } from "@/lib/testing/database";
import { createPost, createVariant } from "@/lib/testing/factories";
import { ProductLook } from "./contract";
import { findProductLook } from "./product-look";

const visitor = { kind: "visitor" } as const;
const daysAgo = (days: number) => ({ publishedAt: new Date(Date.now() - days * 86_400_000) });

describe("findProductLook", () => {
  it("gives the latest post that shows a product beside others, in the shape of the contract", () =>
    withContext(visitor, async (ctx) => {
      const [cup, bowl] = [await createVariant(ctx, { priceAmount: 12_300 }), await createVariant(ctx)];
      await createPost(ctx, [cup.variantId, bowl.variantId], daysAgo(3));
      const latest = await createPost(ctx, [bowl.variantId, cup.variantId], daysAgo(2));
      await createPost(ctx, [cup.variantId], daysAgo(1));
      const { look } = ProductLook.parse({ look: await findProductLook(ctx, cup.handle, "th") });
      expect(look).toMatchObject({ id: latest.id, shortId: latest.shortId });
      expect(look?.products.map(({ handle }) => handle)).toEqual([bowl.handle, cup.handle]);
      expect(look?.products[1]?.price).toEqual({ amount: 12_300, currency: "THB" });
    }));

  it("counts nothing that is not for sale, and looks into no draft", () =>
    withContext(visitor, async (ctx) => {
      const [cup, bowl, dear] = [await createVariant(ctx), await createVariant(ctx), await createVariant(ctx)];
      const draft = await createVariant(ctx, { status: "draft" });
      await ctx.db.delete(prices).where(eq(prices.variantId, dear.variantId));
      await createPost(ctx, [cup.variantId, draft.variantId, dear.variantId]);
      await createPost(ctx, [cup.variantId, bowl.variantId], { status: "draft" });
      for (const handle of [cup.handle, draft.handle, "nothing-here"]) {
        expect(await findProductLook(ctx, handle, "en")).toBeNull();
      }
    }));
});
