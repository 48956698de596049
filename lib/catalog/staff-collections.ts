import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import { type Context, type Database, requireRole } from "@/lib/db/context";
import { collectionProducts, collections, products } from "@/lib/db/schema/catalog";
import type { CollectionDraft, StaffCollection, StaffCollectionCard } from "./staff-contract";

/** What was put in by hand, as it is called. */
const listMembers = (db: Database, collectionId: string) =>
  db
    .select({ id: products.id, handle: products.handle, title: products.title })
    .from(collectionProducts)
    .innerJoin(products, eq(products.id, collectionProducts.productId))
    .innerJoin(collections, and(eq(collections.id, collectionProducts.collectionId), isNull(collections.rule)))
    .where(eq(collections.id, collectionId))
    .orderBy(asc(products.id));

/** A collection as its editor has it; null where there is none. */
export async function findCollectionDraft(db: Database, collectionId: string): Promise<CollectionDraft | null> {
  const { handle, title, description, rule } = collections;
  const [row] = await db
    .select({ handle, title, description, rule })
    .from(collections)
    .where(eq(collections.id, collectionId));
  return row ? { ...row, productIds: (await listMembers(db, collectionId)).map(({ id }) => id) } : null;
}

/** The products whose shelf it is. */
export async function listShelf({ db }: Context, collectionId: string): Promise<string[]> {
  const rows = await db.select({ id: products.id }).from(products).where(eq(products.collectionId, collectionId));
  return rows.map(({ id }) => id);
}

const select = (db: Database) =>
  db
    .select({
      ...{ id: collections.id, handle: collections.handle, title: collections.title, version: collections.version },
      hasRule: sql<boolean>`${isNotNull(collections.rule)}`,
      hasSizeGuide: sql<boolean>`${isNotNull(collections.sizeGuide)}`,
      shelfCount: sql`(select count(*) from ${products} p where p.collection_id = ${collections}.id)`.mapWith(Number),
      memberCount:
        sql`(select count(*) from ${collectionProducts} cp where cp.collection_id = ${collections}.id)`.mapWith(Number),
      lacksTranslation: sql<boolean>`'' in (trim(${collections.description} ->> 'th'), trim(${collections.description} ->> 'en'),
        trim(${collections.title} ->> 'th'), trim(${collections.title} ->> 'en'))`,
    })
    .from(collections)
    .$dynamic();

/**
 * All collections in the shop's order.
 *
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function listStaffCollections(ctx: Context): Promise<StaffCollectionCard[]> {
  requireRole(ctx.actor, "manager");
  return select(ctx.db).orderBy(asc(collections.position), asc(collections.id));
}

/**
 * A collection with all that its editor needs.
 *
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function getStaffCollection(ctx: Context, collectionId: string): Promise<StaffCollection> {
  requireRole(ctx.actor, "manager");
  const [card] = await select(ctx.db).where(eq(collections.id, collectionId));
  const draft = card && (await findCollectionDraft(ctx.db, collectionId));
  if (!draft) throw notFound("collection", collectionId);
  return { ...card, draft, members: await listMembers(ctx.db, collectionId) };
}
