import { eq, sql } from "drizzle-orm";
import { isDeepStrictEqual } from "node:util";
import { invalid } from "@/lib/core/errors";
import { type Context, requireRole } from "@/lib/db/context";
import { products } from "@/lib/db/schema/catalog";
import type { ProductDraft } from "../staff-contract";
import { findKnown } from "../staff-products";
import { draftFaults, type Known, plainDraft } from "../staff-rules";
import { followProducts, lockNames, noteProduct, type ProductChange, requireComplete, takeProduct } from "./change-product"; // prettier-ignore
import { lastPlace, writeParts } from "./write-parts";

/**
 * Makes a whole product: texts, options, variants with prices, pictures, collections.
 *
 * @param ctx Request context; the actor must be a manager.
 * @param draft Amounts in minor units of each currency. May lack texts, pictures and prices while it is no published one.
 * @returns `opened`: what is on the shelf of its variants, for the stock ledger.
 * @throws DomainError `not_found` and `forbidden` by role; `invalid` with a field for each fault, `product-incomplete`
 * for a published one that lacks something.
 */
export async function createProduct(ctx: Context, draft: ProductDraft): Promise<ProductChange> {
  requireRole(ctx.actor, "manager");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    await lockNames(db);
    await requireSound(tx, draft, null);
    const after = plainDraft(draft);
    const [made] = await db
      .insert(products)
      .values({ ...columnsOf(after), position: await lastPlace(db, draft.collectionId) })
      .returning({ id: products.id, version: products.version });
    if (!made) throw new Error("a product was not written");
    const written = await writeParts(tx, made.id, { draft: { ...after, variants: draft.variants }, known: [] });
    await noteProduct(tx, made.id, { action: "product.create", before: null, after });
    await followProducts(tx, [made.id], [draft.status]);
    return { ...made, isRenamed: false, opened: openedOf(written) };
  });
}

/**
 * Saves a product as somebody edited it, whole. Its variants are known by their id or their SKU; those that are left out
 * are archived, those that come back are sold again, nothing is deleted.
 *
 * @param ctx Request context; the actor must be a manager.
 * @param input The draft with the version that was edited; saying nothing new changes nothing.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`, `invalid` with a field for
 * each fault, `product-incomplete` for a published one that lacks something.
 */
export async function saveProduct(
  ctx: Context,
  productId: string,
  { version, ...draft }: ProductDraft & { version: number },
): Promise<ProductChange> {
  requireRole(ctx.actor, "manager");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    await lockNames(db);
    const product = await takeProduct(tx, productId, version);
    const known = await requireSound(tx, draft, productId);
    const [before, after] = [plainDraft(product.draft), plainDraft(draft)];
    if (isDeepStrictEqual(before, after)) return { id: productId, version, isRenamed: false, opened: [] };
    const isMoved = before.collectionId !== after.collectionId;
    await db
      .update(products)
      .set({
        ...columnsOf(after),
        ...(isMoved ? { position: await lastPlace(db, after.collectionId) } : {}),
        version: sql`${products.version} + 1`,
        updatedAt: sql`now()`,
      })
      .where(eq(products.id, productId));
    const variants = draft.variants;
    const written = await writeParts(tx, productId, { draft: { ...after, variants }, known: known.variants });
    await noteProduct(tx, productId, { action: "product.save", before, after });
    await followProducts(tx, [productId], [before.status, after.status]);
    const isRenamed = !isDeepStrictEqual(before.title, after.title);
    return { id: productId, version: version + 1, isRenamed, opened: openedOf(written) };
  });
}

async function requireSound(ctx: Context, draft: ProductDraft, productId: string | null): Promise<Known> {
  const known = await findKnown(ctx.db, draft, productId);
  const faults = draftFaults(draft, known);
  if (faults.length > 0) throw invalid("invalid-input", "The draft is not sound.", faults);
  requireComplete(draft);
  return known;
}

const columnsOf = (draft: ProductDraft) => {
  const { handle, status, title, description, materials, care, dimensionsMm, weightGrams, tags, collectionId } = draft;
  const options = draft.options.map(({ values, ...option }) => ({
    ...option,
    values: values.map(({ hex, ...value }) => (hex === undefined ? value : { ...value, hex })),
  }));
  return {
    ...{ handle, status, title, description, materials, care, dimensionsMm, weightGrams, tags, collectionId },
    ...{ options, seo: draft.seo },
  };
};

const openedOf = (written: Awaited<ReturnType<typeof writeParts>>): ProductChange["opened"] =>
  written.flatMap(({ id, isNew, openingStock }) =>
    isNew && openingStock > 0 ? [{ variantId: id, quantity: openingStock }] : [],
  );
