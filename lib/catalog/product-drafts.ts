import { and, asc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Database } from "@/lib/db/context";
import { collectionProducts, collections, prices, productMedia, products, variants } from "@/lib/db/schema/catalog";
import { media } from "@/lib/db/schema/media";
import type { ProductDraft } from "./staff-contract";

/** A product as its editor has it, with the version that this is. */
export type VersionedDraft = { id: string; version: number; draft: ProductDraft };

/** A product as its editor has it; null where there is none. */
export async function findDraft(db: Database, productId: string): Promise<ProductDraft | null> {
  return (await listDrafts(db, [productId]))[0]?.draft ?? null;
}

/**
 * Products as their editor has them, whole: five statements however many there are.
 *
 * @param productIds In any order; those that do not exist are left out.
 */
export async function listDrafts(db: Database, productIds: readonly string[]): Promise<VersionedDraft[]> {
  if (productIds.length === 0) return [];
  const ids = [...productIds];
  const rows = await db.select().from(products).where(inArray(products.id, ids));
  const shelves = await listOwnCollections(db, ids);
  const sold = await listVariantDrafts(db, ids, "sold");
  const shown = await listPictureDrafts(db, ids);
  return rows.map((row) => {
    const { handle, status, title, description, materials, care, dimensionsMm, weightGrams, tags, collectionId } = row;
    const draft = {
      ...{ handle, status, title, description, materials, care, dimensionsMm, weightGrams, tags, collectionId },
      collectionIds: (shelves.get(row.id) ?? []).map(({ id }) => id),
      options: row.options,
      variants: sold.get(row.id) ?? [],
      pictures: shown.get(row.id) ?? [],
      seo: row.seo,
    };
    return { id: row.id, version: row.version, draft };
  });
}

function groupBy<Row>(rows: readonly { of: string; row: Row }[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const { of, row } of rows) {
    const group = groups.get(of);
    if (group) group.push(row);
    else groups.set(of, [row]);
  }
  return groups;
}

/** Collections into which they were put by hand. */
async function listOwnCollections(db: Database, productIds: string[]): Promise<Map<string, { id: string }[]>> {
  const rows = await db
    .select({ of: collectionProducts.productId, row: { id: collections.id } })
    .from(collectionProducts)
    .innerJoin(collections, eq(collections.id, collectionProducts.collectionId))
    .where(and(inArray(collectionProducts.productId, productIds), isNull(collections.rule)))
    .orderBy(asc(collections.id));
  return groupBy(rows);
}

/** The variants of products in their order: those that are sold, or those that are not any more. */
export async function listVariantDrafts(
  db: Database,
  productIds: string[],
  which: "sold" | "archived",
): Promise<Map<string, ProductDraft["variants"]>> {
  const isAsked = which === "sold" ? isNull(variants.archivedAt) : isNotNull(variants.archivedAt);
  const areMeant = and(inArray(variants.productId, productIds), isAsked);
  const { id, productId, sku, gtin, optionValues, mediaId } = variants;
  const rows = await db
    .select({ of: productId, row: { id, sku, gtin, optionValues, mediaId } })
    .from(variants)
    .where(areMeant)
    .orderBy(asc(variants.position));
  const { variantId, currency, amount, compareAtAmount } = prices;
  const costs = await db
    .select({ of: variantId, row: { currency, amount, compareAtAmount } })
    .from(prices)
    .innerJoin(variants, eq(variants.id, prices.variantId))
    .where(areMeant)
    .orderBy(asc(prices.currency));
  const byVariant = groupBy(costs);
  return groupBy(rows.map(({ of, row }) => ({ of, row: { ...row, prices: byVariant.get(row.id) ?? [] } })));
}

async function listPictureDrafts(db: Database, productIds: string[]): Promise<Map<string, ProductDraft["pictures"]>> {
  const rows = await db
    .select({ of: productMedia.productId, row: { mediaId: media.id, alt: media.alt, sku: variants.sku } })
    .from(productMedia)
    .innerJoin(media, eq(media.id, productMedia.mediaId))
    .leftJoin(variants, and(eq(variants.id, productMedia.variantId), isNull(variants.archivedAt)))
    .where(inArray(productMedia.productId, productIds))
    .orderBy(asc(productMedia.position));
  return groupBy(rows);
}
