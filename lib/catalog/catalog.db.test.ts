import { describe, expect, it } from "vitest";
import { withContext } from "@/lib/testing/database";
import { createVariant } from "@/lib/testing/factories";
import { ProductView } from "./contract";
import { getProduct } from "./queries";

const visitor = { kind: "visitor" } as const;

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
