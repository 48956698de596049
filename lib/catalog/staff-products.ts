import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Database } from "@/lib/db/context";
import { collectionProducts, collections, prices, productMedia, products, variants } from "@/lib/db/schema/catalog";
import { media } from "@/lib/db/schema/media";
import type { ProductDraft } from "./staff-contract";
import type { Known } from "./staff-rules";

/**
 * What there is of what a draft names.
 *
 * @param productId The product that it is a draft of; null for a new one.
 */
export async function findKnown(db: Database, draft: ProductDraft, productId: string | null): Promise<Known> {
  const mediaIds = draft.pictures.map(({ mediaId }) => mediaId);
  const skus = draft.variants.map(({ sku }) => sku);
  const isOther = productId === null ? undefined : ne(variants.productId, productId);
  const found = await db
    .select({ id: media.id })
    .from(media)
    .where(and(inArray(media.id, mediaIds), eq(media.kind, "picture")));
  const shelves = await db
    .select({ id: collections.id, hasRule: sql<boolean>`${collections.rule} is not null` })
    .from(collections)
    .where(inArray(collections.id, [draft.collectionId, ...draft.collectionIds]));
  const taken = await db
    .select({ sku: variants.sku })
    .from(variants)
    .where(and(inArray(variants.sku, skus), isOther));
  const [namesake] = await db
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.handle, draft.handle), productId === null ? undefined : ne(products.id, productId)));
  return {
    pictures: new Set(found.map(({ id }) => id)),
    collections: new Map(shelves.map((shelf) => [shelf.id, shelf])),
    variants: productId === null ? [] : await listKnownVariants(db, productId),
    takenSkus: new Set(taken.map(({ sku }) => sku)),
    isHandleTaken: namesake !== undefined,
  };
}

const listKnownVariants = (db: Database, productId: string) =>
  db
    .select({ id: variants.id, sku: variants.sku, isArchived: sql<boolean>`${variants.archivedAt} is not null` })
    .from(variants)
    .where(eq(variants.productId, productId));

/** A product as its editor has it; null where there is none. */
export async function findDraft(db: Database, productId: string): Promise<ProductDraft | null> {
  const [row] = await db.select().from(products).where(eq(products.id, productId));
  if (!row) return null;
  const { handle, status, title, description, materials, care, dimensionsMm, weightGrams, tags, collectionId } = row;
  return {
    ...{ handle, status, title, description, materials, care, dimensionsMm, weightGrams, tags, collectionId },
    collectionIds: await listOwnCollections(db, productId),
    options: row.options,
    variants: await listVariantDrafts(db, productId),
    pictures: await listPictureDrafts(db, productId),
    seo: row.seo,
  };
}

/** Collections into which it was put by hand. */
async function listOwnCollections(db: Database, productId: string): Promise<string[]> {
  const rows = await db
    .select({ id: collections.id })
    .from(collectionProducts)
    .innerJoin(collections, eq(collections.id, collectionProducts.collectionId))
    .where(and(eq(collectionProducts.productId, productId), isNull(collections.rule)))
    .orderBy(asc(collections.id));
  return rows.map(({ id }) => id);
}

async function listVariantDrafts(db: Database, productId: string): Promise<ProductDraft["variants"]> {
  const isSold = and(eq(variants.productId, productId), isNull(variants.archivedAt));
  const { id, sku, gtin, optionValues, mediaId } = variants;
  const rows = await db
    .select({ id, sku, gtin, optionValues, mediaId })
    .from(variants)
    .where(isSold)
    .orderBy(asc(variants.position));
  const { variantId, currency, amount, compareAtAmount } = prices;
  const costs = await db
    .select({ variantId, currency, amount, compareAtAmount })
    .from(prices)
    .innerJoin(variants, eq(variants.id, prices.variantId))
    .where(isSold)
    .orderBy(asc(prices.currency));
  return rows.map((row) => ({
    ...row,
    prices: costs.flatMap(({ variantId: of, ...price }) => (of === row.id ? [price] : [])),
  }));
}

const listPictureDrafts = (db: Database, productId: string): Promise<ProductDraft["pictures"]> =>
  db
    .select({ mediaId: media.id, alt: media.alt, sku: variants.sku })
    .from(productMedia)
    .innerJoin(media, eq(media.id, productMedia.mediaId))
    .leftJoin(variants, and(eq(variants.id, productMedia.variantId), isNull(variants.archivedAt)))
    .where(eq(productMedia.productId, productId))
    .orderBy(asc(productMedia.position));
