import { eq, sql } from "drizzle-orm";
import type { AuditAction } from "@/lib/audit";
import { DomainError } from "@/lib/core/errors";
import { type Context, type Database, requireRole } from "@/lib/db/context";
import { collections, products } from "@/lib/db/schema/catalog";
import { applyBefore, applyChange, differenceOf, priceSteps } from "../bulk-rules";
import type { BulkAnswer, BulkBefore, BulkInput, BulkOutcome, BulkRefusal, BulkUndoInput, ProductDraft, ProductStatus } from "../staff-contract"; // prettier-ignore
import { missingParts, plainDraft } from "../staff-rules";
import { followProducts, type LockedProduct, noteProduct, takeProduct } from "./change-product";
import { lastPlace, rewritePrices, writeCollections } from "./write-parts";

type Wanted = { id: string; version: number; change: (draft: ProductDraft) => ProductDraft | BulkRefusal };
type Step = { outcome: BulkOutcome; undo: BulkUndoInput["products"][number] | null; statuses: ProductStatus[] };

/**
 * Changes many products at once in one way. Each stands for itself: one that somebody else changed meanwhile, or that
 * would lack something that shoppers need, stays as it is and is named, the others change.
 *
 * @param ctx Request context; the actor must be a manager.
 * @param input At most 200 products with the versions that were seen; a preview writes nothing.
 * @returns What came of each, in the order asked, and what takes it back.
 * @throws DomainError `not_found`, `forbidden`.
 */
export function editProducts(ctx: Context, { products: asked, change, isPreview }: BulkInput): Promise<BulkAnswer> {
  return editEach(ctx, { action: "product.bulk", isPreview }, async (db) => {
    const isClosed = change.kind === "collection" && !(await isOpen(db, change));
    return asked.map((product) => ({
      ...product,
      change: (draft) => (isClosed ? "collection" : applyChange(draft, change)),
    }));
  });
}

/**
 * Takes a change of many products back, for each that nobody changed since.
 *
 * @param ctx Request context; the actor must be a manager.
 * @param input As `editProducts` gave it.
 * @throws DomainError `not_found`, `forbidden`.
 */
export function undoEdit(ctx: Context, { products: asked }: BulkUndoInput): Promise<BulkAnswer> {
  return editEach(ctx, { action: "product.bulk-undo", isPreview: false }, () =>
    Promise.resolve(
      asked.map(({ id, version, before }) => ({ id, version, change: (draft) => applyBefore(draft, before) })),
    ),
  );
}

/** A collection with a rule takes in what it wants: nobody puts anything there by hand. */
async function isOpen(db: Database, { collectionId, how }: { collectionId: string; how: string }): Promise<boolean> {
  const [found] = await db.select({ rule: collections.rule }).from(collections).where(eq(collections.id, collectionId));
  return found !== undefined && (how === "move" || found.rule === null);
}

type Act = { action: AuditAction; isPreview: boolean };

async function editEach(ctx: Context, act: Act, wanted: (db: Database) => Promise<Wanted[]>): Promise<BulkAnswer> {
  requireRole(ctx.actor, "manager");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const asked = await wanted(db);
    const steps = new Map<string, Step>();
    // In one order: two who change the same products never wait for each other.
    for (const each of [...asked].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      if (!steps.has(each.id)) steps.set(each.id, await editOne(tx, each, act));
    }
    const all = [...new Set(asked.map(({ id }) => id))].flatMap((id) => steps.get(id) ?? []);
    const undo = all.flatMap((step) => step.undo ?? []);
    if (undo.length > 0) {
      await followProducts(
        tx,
        undo.map(({ id }) => id),
        all.flatMap(({ statuses }) => statuses),
      );
    }
    return { items: all.map(({ outcome }) => outcome), undo: undo.length > 0 ? { products: undo } : null };
  });
}

const NAMELESS = { th: "", en: "" };

async function editOne(tx: Context, { id, version, change }: Wanted, { action, isPreview }: Act): Promise<Step> {
  const refused = (reason: BulkRefusal, title = NAMELESS): Step => ({
    outcome: { id, title, outcome: "refused", reason, prices: [] },
    undo: null,
    statuses: [],
  });
  const product = await takeOrNull(tx, id);
  if (!product) return refused("gone");
  const before = plainDraft(product.draft);
  const { title } = before;
  if (product.version !== version) return refused("changed", title);
  const changed = change(before);
  if (typeof changed === "string") return refused(changed, title);
  const after = plainDraft(changed);
  if (after.status === "published" && missingParts(after).length > 0) return refused("incomplete", title);
  const difference = differenceOf(before, after);
  const prices = priceSteps(before, after);
  const isChanged = Object.keys(difference).length > 0;
  const outcome = { id, title, outcome: isChanged ? "changed" : "unchanged", reason: null, prices } as const;
  if (!isChanged || isPreview) return { outcome, undo: null, statuses: [] };
  await write(tx, id, { after, difference });
  await noteProduct(tx, id, { action, before, after });
  const undo = { id, version: version + 1, before: difference };
  return { outcome, undo, statuses: [before.status, after.status] };
}

/** What is not there is one of many that are: no reason to refuse the others. */
async function takeOrNull(tx: Context, id: string): Promise<LockedProduct | null> {
  try {
    return await takeProduct(tx, id, null);
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") return null;
    throw error;
  }
}

type Write = { after: ProductDraft; difference: BulkBefore };

async function write({ db }: Context, id: string, { after, difference }: Write): Promise<void> {
  const { status, tags, collectionId } = after;
  const place = difference.collectionId === undefined ? {} : { position: await lastPlace(db, collectionId) };
  const next = { version: sql`${products.version} + 1`, updatedAt: sql`now()` };
  await db
    .update(products)
    .set({ status, tags, collectionId, ...place, ...next })
    .where(eq(products.id, id));
  if (difference.prices) await rewritePrices(db, id, after.variants);
  if (difference.collectionIds) await writeCollections(db, id, after.collectionIds);
}
