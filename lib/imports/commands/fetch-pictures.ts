import { and, asc, eq, inArray, notInArray, sql } from "drizzle-orm";
import { listDrafts, missingParts } from "@/lib/catalog";
import type { ProductDraft } from "@/lib/catalog/staff-contract";
import { DomainError } from "@/lib/core/errors";
import { PRODUCT_LIMITS } from "@/lib/core/product-limits";
import { UPLOAD_LIMITS } from "@/lib/core/upload-limits";
import type { Context } from "@/lib/db/context";
import { wakeWorker } from "@/lib/db/jobs";
import { importPictures, importRows, imports } from "@/lib/db/schema/imports";
import { env } from "@/lib/env/server";
import { type FetchLimits, fetchPublic, FetchRefused } from "@/lib/http/fetch-public";
import { addPicture } from "@/lib/media";
import { saveProduct } from "@/lib/publishing";

type Waiting = { productId: string; importId: string; runBy: string | null; personId: string };
type Counts = { done: number; failed: number };

const TURN_MS = 5_000;
const FETCH_MS = 20_000;

const HOSTS = (env.IMPORT_ALLOWED_HOSTS ?? "").split(",").map((host) => host.trim());

type Options = {
  /** After so long it stops and wakes the worker for the rest. */
  turnMs?: number;
  /** Servers inside the wall that may be asked, as `host:port`. */
  allowedHosts?: readonly string[];
};

/**
 * Fetches pictures that imports named, product by product, and shows them. What cannot be had is noted with its reason
 * and asked for again by the next import of the file.
 *
 * @param ctx Must not be inside a transaction: pictures come over the network.
 * @returns How many pictures were shown, and how many were refused.
 */
export async function fetchPictures(
  ctx: Context,
  { turnMs = TURN_MS, allowedHosts = HOSTS }: Options = {},
): Promise<Counts> {
  const limits = { maxBytes: UPLOAD_LIMITS.bytes, timeoutMs: FETCH_MS, allowedHosts };
  const until = Date.now() + turnMs;
  const counts = { done: 0, failed: 0 };
  for (let next = await nextProduct(ctx); next; next = await nextProduct(ctx)) {
    const acting = actingFor(ctx, next);
    counts.failed += await fetchAll(acting, next, limits);
    try {
      counts.done += await showAll(acting, next);
    } catch (error) {
      // A product that takes none, e.g. because it is not complete any more, must not keep the others waiting.
      if (!(error instanceof DomainError) || error.code !== "invalid") throw error;
      counts.failed += await refuseAll(acting, next, error.reason);
    }
    if (Date.now() < until) continue;
    await wakeWorker(ctx.db, "pictures");
    break;
  }
  return counts;
}

const actingFor = (ctx: Context, { importId, runBy, personId }: Waiting): Context => ({
  ...ctx,
  requestId: `import-${importId}`,
  actor: { kind: "staff", personId: runBy ?? personId, role: "manager", sessionId: importId },
});

async function nextProduct({ db }: Context): Promise<Waiting | undefined> {
  const { productId, importId } = importPictures;
  const [row] = await db
    .select({ productId, importId, runBy: imports.runBy, personId: imports.personId })
    .from(importPictures)
    .innerJoin(imports, eq(imports.id, importId))
    .where(and(inArray(importPictures.state, ["waiting", "fetched"]), notInArray(imports.state, ["undoing", "undone"])))
    .orderBy(asc(importPictures.id))
    .limit(1);
  return row;
}

const ofProduct = ({ importId, productId }: Waiting) =>
  and(eq(importPictures.importId, importId), eq(importPictures.productId, productId));

async function fetchAll(ctx: Context, product: Waiting, limits: FetchLimits): Promise<number> {
  const { id, url, alt } = importPictures;
  const rows = await ctx.db
    .select({ id, url, alt })
    .from(importPictures)
    .where(and(ofProduct(product), eq(importPictures.state, "waiting")))
    .orderBy(asc(importPictures.position), asc(importPictures.id));
  let failed = 0;
  for (const row of rows) {
    const found = await fetchOne(ctx, row, limits);
    if ("reason" in found) failed += 1;
    const change =
      "reason" in found ? { state: "refused" as const, ...found } : { state: "fetched" as const, ...found };
    await ctx.db.update(importPictures).set(change).where(eq(importPictures.id, row.id));
  }
  return failed;
}

type Address = { url: string; alt: string };
type Found = { mediaId: string } | { reason: string };

async function fetchOne(ctx: Context, { url, alt }: Address, limits: FetchLimits): Promise<Found> {
  try {
    const bytes = await fetchPublic(url, limits);
    const fileName = new URL(url).pathname.split("/").at(-1) ?? "";
    const { id } = await addPicture(ctx, { bytes, fileName, alt: { th: alt, en: alt } });
    return { mediaId: id };
  } catch (error) {
    if (error instanceof FetchRefused) return { reason: error.reason };
    // What the picture is, is decided where pictures are taken; that too many wait is no fault of it.
    if (error instanceof DomainError && error.code === "invalid") return { reason: error.reason };
    throw error;
  }
}

/** Puts what was fetched behind the pictures that a product has, and publishes it where it only waited for them. */
async function showAll(ctx: Context, product: Waiting): Promise<number> {
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const rows = await db
      .select()
      .from(importPictures)
      .where(and(ofProduct(product), eq(importPictures.state, "fetched")))
      .orderBy(asc(importPictures.position), asc(importPictures.id));
    const [now] = await listDrafts(db, [product.productId]);
    if (rows.length === 0 || !now) return 0;
    const isRow = and(eq(importRows.importId, product.importId), eq(importRows.productId, product.productId));
    const [row] = await db.select({ isAwaited: importRows.isAwaited }).from(importRows).where(isRow);
    const draft = withPictures(now.draft, rows);
    const isComplete = missingParts({ ...draft, status: "published" }).length === 0;
    // Whoever archived it meanwhile wants it gone.
    const isPublished = row?.isAwaited === true && isComplete && draft.status === "draft";
    const status = isPublished ? "published" : draft.status;
    const saved = await saveProduct(tx, now.id, { ...draft, status, version: now.version });
    await db
      .update(importPictures)
      .set({ state: "shown" })
      .where(inArray(importPictures.id, rows.map(({ id }) => id))); // prettier-ignore
    // Pictures that the import itself brings are no change by somebody else: undoing still takes it back.
    await db
      .update(importRows)
      .set({ versionAfter: saved.version, ...(isPublished ? { isAwaited: false, notes: sql`'[]'::jsonb` } : {}) })
      .where(and(isRow, eq(importRows.versionAfter, now.version)));
    return rows.length;
  });
}

async function refuseAll({ db }: Context, product: Waiting, reason: string): Promise<number> {
  const isFetched = and(ofProduct(product), eq(importPictures.state, "fetched"));
  const change = db.update(importPictures).set({ state: "refused", reason }).where(isFetched);
  return (await change.returning({ id: importPictures.id })).length;
}

type Fetched = typeof importPictures.$inferSelect;

function withPictures(draft: ProductDraft, rows: readonly Fetched[]): ProductDraft {
  const known = new Set(draft.pictures.map(({ mediaId }) => mediaId));
  const ofVariant = new Map(rows.flatMap(({ mediaId, skus }) => skus.map((sku) => [sku, mediaId])));
  const isSold = new Set(draft.variants.map(({ sku }) => sku));
  const added = rows.flatMap(({ mediaId, alt, skus }) => {
    if (mediaId === null || known.has(mediaId)) return [];
    known.add(mediaId);
    const [sku = null, ...others] = skus.filter((one) => isSold.has(one));
    return [{ mediaId, alt: { th: alt, en: alt }, sku: others.length === 0 ? sku : null }];
  });
  const pictures = [...draft.pictures, ...added].slice(0, PRODUCT_LIMITS.pictures);
  const shown = new Set(pictures.map(({ mediaId }) => mediaId));
  return {
    ...draft,
    pictures,
    variants: draft.variants.map((variant) => {
      const own = ofVariant.get(variant.sku) ?? null;
      return own !== null && shown.has(own) && variant.mediaId === null ? { ...variant, mediaId: own } : variant;
    }),
  };
}
