import { and, eq, inArray, isNull, max, notInArray, sql } from "drizzle-orm";
import type { Context, Database } from "@/lib/db/context";
import { collectionProducts, collections, prices, productMedia, products, variants } from "@/lib/db/schema/catalog";
import { describeMedia } from "@/lib/media";
import { renewPages } from "@/lib/outbox";
import type { ProductDraft, VariantDraft } from "../staff-contract";
import { type KnownVariant, knownVariant } from "../staff-rules";

type Written = { id: string; sku: string; isNew: boolean; openingStock: number };

/**
 * Writes variants, prices, pictures and collections of a product as its draft has them.
 *
 * @param known Its variants so far.
 * @returns Its variants, in their order.
 */
export async function writeParts(
  ctx: Context,
  productId: string,
  { draft, known }: { draft: ProductDraft; known: readonly KnownVariant[] },
): Promise<Written[]> {
  const written = await writeVariants(ctx.db, productId, { drafts: draft.variants, known });
  await writePrices(ctx.db, draft.variants, written);
  await writePictures(ctx, productId, { pictures: draft.pictures, written });
  await writeCollections(ctx.db, productId, draft.collectionIds);
  return written;
}

type Variants = { drafts: readonly VariantDraft[]; known: readonly KnownVariant[] };

async function writeVariants(db: Database, productId: string, { drafts, known }: Variants): Promise<Written[]> {
  const kept = drafts.flatMap((draft) => knownVariant(draft, known) ?? []);
  const isOwn = eq(variants.productId, productId);
  const isLeftOut = kept.length === 0 ? undefined : notInArray(variants.id, kept.map(({ id }) => id)); // prettier-ignore
  await db
    .update(variants)
    .set({ archivedAt: sql`now()` })
    .where(and(isOwn, isNull(variants.archivedAt), isLeftOut));
  await freeSkus(db, drafts, known);
  const written: Written[] = [];
  for (const [position, draft] of drafts.entries()) {
    const own = knownVariant(draft, known);
    const { sku, gtin, optionValues, mediaId, openingStock = 0 } = draft;
    const row = { sku, gtin, optionValues, mediaId, position, archivedAt: null };
    const id = own
      ? (await db.update(variants).set(row).where(eq(variants.id, own.id)).returning({ id: variants.id }))[0]?.id
      : (await db.insert(variants).values({ ...row, productId }).returning({ id: variants.id }))[0]?.id; // prettier-ignore
    if (id === undefined) throw new Error("a variant was not written");
    written.push({ id, sku, isNew: !own, openingStock });
  }
  return written;
}

/** Two variants may change their SKUs for each other's: those that get another first give theirs up. */
async function freeSkus(db: Database, drafts: readonly VariantDraft[], known: readonly KnownVariant[]): Promise<void> {
  const renamed = drafts.flatMap((draft) => {
    const own = knownVariant(draft, known);
    return own && own.sku !== draft.sku ? [own.id] : [];
  });
  if (renamed.length === 0) return;
  const free = sql`${variants.sku} || ' ' || ${variants.id}`;
  await db.update(variants).set({ sku: free }).where(inArray(variants.id, renamed));
}

async function writePrices(db: Database, drafts: readonly VariantDraft[], written: readonly Written[]): Promise<void> {
  const ids = written.map(({ id }) => id);
  await db.delete(prices).where(inArray(prices.variantId, ids));
  const rows = drafts.flatMap((draft, index) =>
    draft.prices.map((price) => ({ ...price, variantId: written[index]?.id ?? "" })),
  );
  if (rows.length > 0) await db.insert(prices).values(rows);
}

/** Writes the prices of a product whose variants stay the same. */
export async function rewritePrices(db: Database, productId: string, drafts: readonly VariantDraft[]): Promise<void> {
  const rows = await db
    .select({ id: variants.id, sku: variants.sku })
    .from(variants)
    .where(eq(variants.productId, productId));
  const idOf = new Map(rows.map(({ id, sku }) => [sku, id]));
  await writePrices(
    db,
    drafts,
    drafts.map(({ sku }) => ({ id: idOf.get(sku) ?? "", sku, isNew: false, openingStock: 0 })),
  );
}

type Pictures = { pictures: ProductDraft["pictures"]; written: readonly Written[] };

async function writePictures(ctx: Context, productId: string, { pictures, written }: Pictures): Promise<void> {
  const { db } = ctx;
  await db.delete(productMedia).where(eq(productMedia.productId, productId));
  if (pictures.length === 0) return;
  await db.insert(productMedia).values(
    pictures.map(({ mediaId, sku }, position) => ({
      ...{ productId, mediaId, position },
      variantId: written.find((variant) => variant.sku === sku)?.id ?? null,
    })),
  );
  // A picture may also stand in posts and other products.
  const described = await describeMedia(ctx, pictures.map(({ mediaId, alt }) => ({ id: mediaId, alt }))); // prettier-ignore
  if (described > 0) await renewPages(ctx);
}

/** Puts a product into the collections that are filled by hand, and out of all others of them. */
export async function writeCollections(
  db: Database,
  productId: string,
  collectionIds: readonly string[],
): Promise<void> {
  const byHand = db.select({ id: collections.id }).from(collections).where(isNull(collections.rule));
  await db
    .delete(collectionProducts)
    .where(
      and(
        eq(collectionProducts.productId, productId),
        inArray(collectionProducts.collectionId, byHand),
        collectionIds.length === 0 ? undefined : notInArray(collectionProducts.collectionId, [...collectionIds]),
      ),
    );
  if (collectionIds.length === 0) return;
  const rows = collectionIds.map((collectionId) => ({ collectionId, productId, position: 0 }));
  await db.insert(collectionProducts).values(rows).onConflictDoNothing();
}

/** The place behind the last product of a collection's shelf. */
export async function lastPlace(db: Database, collectionId: string): Promise<number> {
  const [row] = await db
    .select({ last: max(products.position) })
    .from(products)
    .where(eq(products.collectionId, collectionId));
  return (row?.last ?? 0) + 1;
}
