import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { prices, products } from "@/lib/db/schema/catalog";
import { orderLines, orders } from "@/lib/db/schema/orders";
import { ADDRESS, CONTACT } from "@/lib/testing/checkout";
import { withContext } from "@/lib/testing/database";
import { createVariant } from "@/lib/testing/factories";
import { refreshListings } from "./commands/refresh-listings";
import { RelatedProducts } from "./contract";
import { listRelated } from "./related";

const visitor = { kind: "visitor" } as const;
const both = (text: string) => ({ th: text, en: text });

type Made = Awaited<ReturnType<typeof createVariant>>;

/** Puts a product on another's shelf, at a place of it, with tags. */
async function place(
  { db }: Context,
  made: Made,
  { beside, position, tags }: { beside: Made; position: number; tags: string[] },
) {
  const [shelf] = await db
    .select({ id: products.collectionId })
    .from(products)
    .where(eq(products.id, beside.productId));
  await db
    .update(products)
    .set({ collectionId: shelf?.id ?? "", position, tags })
    .where(eq(products.id, made.productId));
}

async function order({ db }: Context, made: Made[], state: "placed" | "cancelled" = "placed") {
  const amounts = { subtotalAmount: 0, shippingAmount: 0, taxIncludedAmount: 0, totalAmount: 0 };
  const days = { deliverFrom: "2026-11-24", deliverUntil: "2026-11-26" };
  const [row] = await db
    .insert(orders)
    .values({
      ...{ number: crypto.randomUUID(), checkoutId: crypto.randomUUID(), stripeRef: crypto.randomUUID(), state },
      ...{ locale: "th", currency: "THB", ...amounts, contact: CONTACT, address: ADDRESS },
      ...{ shippingTitle: both("Standard"), ...days },
    })
    .returning({ id: orders.id });
  const lines = made.map(({ variantId }, position) => ({
    ...{ orderId: row?.id ?? "", position, variantId, sku: variantId, title: both("Cup"), choice: both("") },
    ...{ mediaKey: "cup", quantity: 1, unitAmount: 0 },
  }));
  await db.insert(orderLines).values(lines);
}

const handlesOf = (list: { handle: string }[]) => list.map(({ handle }) => handle);

describe("listRelated", () => {
  it("names what shares tags before what only stands on the same shelf, near before far, and never itself", () =>
    withContext(visitor, async (ctx) => {
      const [mug, far, near, alike] = [await createVariant(ctx), await createVariant(ctx), await createVariant(ctx), await createVariant(ctx)]; // prettier-ignore
      await place(ctx, mug, { beside: mug, position: 5, tags: ["mug", "coffee"] });
      await place(ctx, far, { beside: mug, position: 9, tags: [] });
      await place(ctx, near, { beside: mug, position: 4, tags: [] });
      await place(ctx, alike, { beside: mug, position: 99, tags: ["coffee"] });
      const related = RelatedProducts.parse(await listRelated(ctx, mug.handle, "en"));
      expect(handlesOf(related.similar)).toEqual([alike.handle, near.handle, far.handle]);
      expect(related.together).toEqual([]);
    }));

  it("finds what shares tags on other shelves, too", () =>
    withContext(visitor, async (ctx) => {
      const [mug, bowl] = [await createVariant(ctx), await createVariant(ctx)];
      await place(ctx, mug, { beside: mug, position: 1, tags: ["rice"] });
      await place(ctx, bowl, { beside: bowl, position: 1, tags: ["rice"] });
      await refreshListings(ctx);
      expect(handlesOf((await listRelated(ctx, mug.handle, "th")).similar)).toEqual([bowl.handle]);
    }));

  it("shows at most eight, none of them a draft or without a price", () =>
    withContext(visitor, async (ctx) => {
      const mug = await createVariant(ctx);
      const hidden = [await createVariant(ctx, { status: "draft" }), await createVariant(ctx)];
      await ctx.db.delete(prices).where(eq(prices.variantId, hidden[1]?.variantId ?? ""));
      for (const made of hidden) await place(ctx, made, { beside: mug, position: 1, tags: [] });
      expect((await listRelated(ctx, mug.handle, "en")).similar).toEqual([]);
      for (let position = 2; position < 12; position += 1) {
        await place(ctx, await createVariant(ctx), { beside: mug, position, tags: [] });
      }
      expect((await listRelated(ctx, mug.handle, "en")).similar).toHaveLength(8);
    }));

  it("names what the same orders held, the most often first, and nothing that is gone or was cancelled", () =>
    withContext(visitor, async (ctx) => {
      const mug = await createVariant(ctx);
      const [often, once] = [await createVariant(ctx, { priceAmount: 7_700 }), await createVariant(ctx)];
      const [gone, returned, draft] = [await createVariant(ctx, { onHand: 0 }), await createVariant(ctx), await createVariant(ctx, { status: "draft" })]; // prettier-ignore
      await order(ctx, [mug, often, gone, draft]);
      await order(ctx, [mug, often, once]);
      await order(ctx, [often, returned]);
      await order(ctx, [mug, returned], "cancelled");
      const { together } = RelatedProducts.parse(await listRelated(ctx, mug.handle, "th"));
      expect(handlesOf(together)).toEqual([often.handle, once.handle]);
      expect(together[0]).toMatchObject({ variantId: often.variantId, price: { amount: 7_700, currency: "THB" } });
    }));

  it("knows nothing of a draft and of a handle that is none", () =>
    withContext(visitor, async (ctx) => {
      const mug = await createVariant(ctx, { status: "draft" });
      for (const handle of [mug.handle, "nothing-here"]) {
        expect(await listRelated(ctx, handle, "th")).toEqual({ together: [], similar: [] });
      }
    }));
});
