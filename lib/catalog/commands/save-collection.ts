import { and, count, eq, inArray, max, ne, sql } from "drizzle-orm";
import { isDeepStrictEqual } from "node:util";
import { type AuditAction, recordAudit } from "@/lib/audit";
import { changedMeanwhile, conflict, invalid, notFound } from "@/lib/core/errors";
import { type Context, type Database, requireRole } from "@/lib/db/context";
import { collectionProducts, collections, products } from "@/lib/db/schema/catalog";
import { renewPages } from "@/lib/outbox";
import { findCollectionDraft } from "../staff-collections";
import type { CollectionDraft, CollectionOrder } from "../staff-contract";
import { labelOf, lockNames } from "./change-product";
import { fillCollections } from "./fill-collections";
import { refreshListings } from "./refresh-listings";

/** What a change of a collection left behind; `isRenamed`: its products can be found by other words. */
export type CollectionChange = { id: string; version: number; isRenamed: boolean };

type Noted = { action: AuditAction; before: CollectionDraft | null; after: CollectionDraft | null };

async function note(ctx: Context, entityId: string, { action, before, after }: Noted): Promise<void> {
  const label = labelOf((after ?? before)?.title ?? { th: "", en: "" });
  await recordAudit(ctx, { action, entity: "collection", entityId, label, before, after });
}

async function requireSound(db: Database, draft: CollectionDraft, ownId: string | null): Promise<void> {
  const isOther = ownId === null ? undefined : ne(collections.id, ownId);
  const [namesake] = await db
    .select({ id: collections.id })
    .from(collections)
    .where(and(eq(collections.handle, draft.handle), isOther));
  const found = await db.select({ id: products.id }).from(products).where(inArray(products.id, draft.productIds));
  const known = new Set(found.map(({ id }) => id));
  const faults = [
    ...(namesake ? [{ pointer: "#/handle", key: "handleTaken" }] : []),
    ...(["th", "en"] as const)
      .filter((locale) => draft.title[locale] === "")
      .map((locale) => ({ pointer: `#/title/${locale}`, key: "titleMissing" })),
    ...(draft.rule && draft.productIds.length > 0 ? [{ pointer: "#/productIds", key: "collectionByRule" }] : []),
    ...draft.productIds.flatMap((id, index) =>
      known.has(id) ? [] : [{ pointer: `#/productIds/${String(index)}`, key: "productGone" }],
    ),
  ];
  if (faults.length > 0) throw invalid("invalid-input", "The collection is not sound.", faults);
}

/** Without what stands there twice; in one order, so that two that say the same are equal. */
const plain = (draft: CollectionDraft): CollectionDraft => ({
  ...draft,
  rule: draft.rule && { ...draft.rule, tags: [...new Set(draft.rule.tags)] },
  productIds: [...new Set(draft.productIds)].sort(),
});

async function writeMembers(ctx: Context, collectionId: string, { rule, productIds }: CollectionDraft): Promise<void> {
  const { db } = ctx;
  await db.delete(collectionProducts).where(eq(collectionProducts.collectionId, collectionId));
  if (rule) return fillCollections(ctx, { collectionIds: [collectionId] });
  if (productIds.length === 0) return;
  await db
    .insert(collectionProducts)
    .values(productIds.map((productId, position) => ({ collectionId, productId, position })));
}

/**
 * Makes a collection, behind all others. One with a rule is full at once.
 *
 * @param ctx Request context; the actor must be a manager.
 * @param draft Amounts of its rule in minor units of the home currency.
 * @throws DomainError `not_found`, `forbidden`, `invalid` with a field for each fault.
 */
export async function createCollection(ctx: Context, draft: CollectionDraft): Promise<CollectionChange> {
  requireRole(ctx.actor, "manager");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    await lockNames(db);
    await requireSound(db, draft, null);
    const after = plain(draft);
    const { handle, title, description, rule } = after;
    const [row] = await db.select({ last: max(collections.position) }).from(collections);
    const [made] = await db
      .insert(collections)
      .values({ handle, title, description, rule, position: (row?.last ?? 0) + 1 })
      .returning({ id: collections.id, version: collections.version });
    if (!made) throw new Error("a collection was not written");
    await writeMembers(tx, made.id, after);
    await note(tx, made.id, { action: "collection.create", before: null, after });
    await renewPages(tx);
    return { ...made, isRenamed: false };
  });
}

async function takeCollection(db: Database, id: string, seen: number): Promise<CollectionDraft> {
  const [row] = await db
    .select({ version: collections.version })
    .from(collections)
    .where(eq(collections.id, id))
    .for("update");
  const draft = row && (await findCollectionDraft(db, id));
  if (!draft) throw notFound("collection", id);
  if (row.version !== seen) throw changedMeanwhile("collection", id);
  return draft;
}

/**
 * Saves a collection as somebody edited it, whole; its size guide stays as it is.
 *
 * @param ctx Request context; the actor must be a manager.
 * @param input The draft with the version that was edited; saying nothing new changes nothing.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`, `invalid` with a field for
 * each fault.
 */
export async function saveCollection(
  ctx: Context,
  id: string,
  { version, ...draft }: CollectionDraft & { version: number },
): Promise<CollectionChange> {
  requireRole(ctx.actor, "manager");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    await lockNames(db);
    const before = plain(await takeCollection(db, id, version));
    await requireSound(db, draft, id);
    const after = plain(draft);
    if (isDeepStrictEqual(before, after)) return { id, version, isRenamed: false };
    const { handle, title, description, rule } = after;
    const next = { version: sql`${collections.version} + 1` };
    await db
      .update(collections)
      .set({ handle, title, description, rule, ...next })
      .where(eq(collections.id, id));
    await writeMembers(tx, id, after);
    await note(tx, id, { action: "collection.save", before, after });
    await renewPages(tx);
    return { id, version: version + 1, isRenamed: !isDeepStrictEqual(before.title, after.title) };
  });
}

/**
 * Takes a collection away. Only one that is no product's shelf: those have to go somewhere else first.
 *
 * @param ctx Request context; the actor must be a manager.
 * @param input The version that was seen.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`, `conflict` `collection-in-use`.
 */
export async function deleteCollection(ctx: Context, id: string, { version }: { version: number }): Promise<void> {
  requireRole(ctx.actor, "manager");
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const before = await takeCollection(db, id, version);
    const [shelf] = await db.select({ products: count() }).from(products).where(eq(products.collectionId, id));
    const held = shelf?.products ?? 0;
    if (held > 0) throw conflict("collection-in-use", `It is the shelf of ${held} products.`, { count: held });
    await db.delete(collections).where(eq(collections.id, id));
    await note(tx, id, { action: "collection.delete", before, after: null });
    await renewPages(tx);
  });
}

/**
 * Puts the collections into another order: that of the shop's menu, and of the products in its list.
 *
 * @param ctx Request context; the actor must be a manager.
 * @param order All collections, each with the version that was seen.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile` where one was changed, made or
 * taken away since.
 */
export async function orderCollections(ctx: Context, order: CollectionOrder): Promise<void> {
  requireRole(ctx.actor, "manager");
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const { id, version, position } = collections;
    const rows = await db.select({ id, version, position }).from(collections).orderBy(position, id).for("update");
    const seen = new Map(order.collections.map((each) => [each.id, each.version]));
    const isSame = rows.length === seen.size && rows.every((row) => seen.get(row.id) === row.version);
    if (!isSame) throw changedMeanwhile("order", "of the collections");
    const wanted = order.collections.map((each) => each.id);
    for (const [place, each] of wanted.entries()) {
      if (rows.find((row) => row.id === each)?.position === place) continue;
      const next = { position: place, version: sql`${collections.version} + 1` };
      await db.update(collections).set(next).where(eq(collections.id, each));
    }
    const entry = { action: "collection.order", entity: "collection", entityId: "all" } as const;
    await recordAudit(tx, { ...entry, before: { order: rows.map((row) => row.id) }, after: { order: wanted } });
    await refreshListings(tx);
    await renewPages(tx);
  });
}
