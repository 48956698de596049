import { eq, inArray } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { collections, productListings, products } from "@/lib/db/schema/catalog";
import { type Findable, indexDocuments } from "./index-documents";

/** Listed products have places below this one. */
const LAST_PLACE = 2_000_000_000;

/**
 * Makes products findable as they are now. To be called after every change of a product, behind `refreshListings`.
 *
 * @param productIds Only these; all products without it. Those that are not listed can be found no more.
 */
export async function indexProducts(ctx: Context, productIds: readonly string[] | null = null): Promise<void> {
  const rows = await ctx.db
    .select({
      entityId: products.id,
      place: productListings.position,
      title: products.title,
      description: products.description,
      materials: products.materials,
      options: products.options,
      tags: products.tags,
      collection: collections.title,
    })
    .from(productListings)
    .innerJoin(products, eq(products.id, productListings.productId))
    .innerJoin(collections, eq(collections.id, products.collectionId))
    .where(productIds === null ? undefined : inArray(products.id, [...productIds]));
  const found = rows.map(({ entityId, place, title, description, materials, options, tags, collection }): Findable => {
    const values = options.flatMap((option) => option.values.map(({ label }) => label));
    return {
      entityId,
      rank: LAST_PLACE - place,
      title,
      description,
      names: [collection, materials, ...values, ...tags],
    };
  });
  await indexDocuments(ctx, "product", { found, scope: productIds });
}
