import { eq, sql } from "drizzle-orm";
import { isDeepStrictEqual } from "node:util";
import { type AuditAction, recordAudit } from "@/lib/audit";
import { changedMeanwhile, invalid, notFound } from "@/lib/core/errors";
import type { LocalText } from "@/lib/core/locale";
import type { Context, Database } from "@/lib/db/context";
import { products } from "@/lib/db/schema/catalog";
import { renewPages } from "@/lib/outbox";
import type { ProductDraft, ProductStatus } from "../staff-contract";
import { findDraft } from "../product-drafts";
import { missingParts } from "../staff-rules";
import { fillCollections } from "./fill-collections";
import { refreshListings } from "./refresh-listings";

/** A product that nobody else changes until the transaction ends. */
export type LockedProduct = { id: string; version: number; draft: ProductDraft };

/** What a change left behind: its version now, and what follows of it elsewhere. */
export type ProductChange = {
  id: string;
  version: number;
  /** Whether it is called otherwise: what names it can be found by other words. */
  isRenamed: boolean;
  /** What is on the shelf of variants that are new. */
  opened: { variantId: string; quantity: number }[];
};

/**
 * Handles and SKUs are each given once: whoever gives one waits here for whoever else does. To be called before
 * anything is locked, or two could wait for each other.
 */
export const lockNames = (db: Database) =>
  db.execute(sql`select pg_advisory_xact_lock(hashtextextended('catalog names', 0))`);

/**
 * Takes a product for one change.
 *
 * @param ctx Its `db` must be a transaction.
 * @param seen The version that the editor saw; null for a job, which saw none.
 * @throws DomainError `not_found`, `precondition_failed` `changed-meanwhile`.
 */
export async function takeProduct({ db }: Context, productId: string, seen: number | null): Promise<LockedProduct> {
  const [row] = await db
    .select({ version: products.version })
    .from(products)
    .where(eq(products.id, productId))
    .for("update");
  const draft = row && (await findDraft(db, productId));
  if (!draft) throw notFound("product", productId);
  if (seen !== null && row.version !== seen) throw changedMeanwhile("product", productId);
  return { id: productId, version: row.version, draft };
}

/** @throws DomainError `invalid` `product-incomplete` with a field for each part that shoppers would miss. */
export function requireComplete(draft: ProductDraft): void {
  const missing = draft.status === "published" ? missingParts(draft) : [];
  if (missing.length > 0) throw invalid("product-incomplete", "The product lacks something.", missing);
}

/** What people call a product. */
export const labelOf = ({ en, th }: LocalText): string => en || th;

type Noted = { action: AuditAction; before: ProductDraft | null; after: ProductDraft };

/** Writes down who changed what: only the parts that differ. Nothing where none does. */
export async function noteProduct(ctx: Context, productId: string, { action, before, after }: Noted): Promise<void> {
  // Safe: these are the draft's own names.
  const names = (Object.keys(after) as (keyof ProductDraft)[]).filter(
    (name) => before === null || !isDeepStrictEqual(before[name], after[name]),
  );
  const only = (draft: ProductDraft) => Object.fromEntries(names.map((name) => [name, draft[name]]));
  const entry = { action, entity: "product", entityId: productId, label: labelOf(after.title) } as const;
  await recordAudit(ctx, { ...entry, before: before && only(before), after: only(after) });
}

/**
 * Brings what shoppers see in line with products that were written: lists, collections with a rule, pages. What can be
 * found by words follows in `lib/publishing`.
 *
 * @param statuses What they were and are: pages are made anew only where shoppers could or can see one.
 */
export async function followProducts(
  ctx: Context,
  productIds: readonly string[],
  statuses: readonly ProductStatus[],
): Promise<void> {
  await refreshListings(ctx, productIds);
  await fillCollections(ctx, { productIds });
  if (statuses.includes("published")) await renewPages(ctx);
}
