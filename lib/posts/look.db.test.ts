import { describe, expect, it } from "vitest";
import { withContext } from "@/lib/testing/database";
import { createPost, createVariant } from "@/lib/testing/factories";
import { Look } from "./contract";
import { getLook } from "./look";

const visitor = { kind: "visitor" } as const;

describe("getLook", () => {
  it("gives each product of a post with its variants and what is left of them, in the shape of the contract", () =>
    withContext(visitor, async (ctx) => {
      const cup = await createVariant(ctx, { priceAmount: 12_300, onHand: 2 });
      const gone = await createVariant(ctx, { onHand: 0 });
      await createVariant(ctx);
      const post = await createPost(ctx, [cup.variantId, gone.variantId]);
      const look = Look.parse(await getLook(ctx, post.id, "th"));
      expect(look.products.map(({ handle }) => handle).sort()).toEqual([cup.handle, gone.handle].sort());
      const variant = look.products.find(({ handle }) => handle === cup.handle)?.variants[0];
      expect(variant).toMatchObject({ id: cup.variantId, price: { amount: 12_300, currency: "THB" } });
      expect(look.stock).toEqual({
        [cup.variantId]: { availability: "in_stock", left: 2 },
        [gone.variantId]: { availability: "out_of_stock", left: 0 },
      });
    }));

  it("leaves out what is not for sale, and is not there for a draft or a post without products", () =>
    withContext(visitor, async (ctx) => {
      const cup = await createVariant(ctx);
      const draft = await createVariant(ctx, { status: "draft" });
      const post = await createPost(ctx, [cup.variantId, draft.variantId]);
      expect((await getLook(ctx, post.id, "en")).products.map(({ handle }) => handle)).toEqual([cup.handle]);
      const hidden = await createPost(ctx, [cup.variantId], { status: "draft" });
      const empty = await createPost(ctx, [draft.variantId]);
      for (const { id } of [hidden, empty]) {
        await expect(getLook(ctx, id, "en")).rejects.toMatchObject({ code: "not_found" });
      }
    }));
});
