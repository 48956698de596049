import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Database } from "@/lib/db/context";
import { collections, products, variants } from "@/lib/db/schema/catalog";
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
