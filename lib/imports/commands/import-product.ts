import { and, eq, sql } from "drizzle-orm";
import { DomainError } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { importPictures, importRows, imports } from "@/lib/db/schema/imports";
import { createProduct, saveProduct } from "@/lib/publishing";
import { groundOf } from "../ground";
import type { CellFault, ImportedProduct } from "../imported";
import { type Ground, judge, type Verdict } from "../judge";
import { titleOf } from "./preview-import";

type Row = typeof imports.$inferSelect;
type Turn = { row: Row; product: ImportedProduct; index: number };
type Outcome = { state: Verdict["state"]; productId: string | null; versionAfter: number | null; faults: CellFault[] };

/**
 * Puts one product of a file into the shop and notes it, together or not at all.
 *
 * @param ctx Its actor is whoever started the import.
 * @param turn `index` is its place in the file; when another process was there first, nothing happens.
 * @returns Whether the import still runs.
 */
export async function importProduct(ctx: Context, { row, product, index }: Turn): Promise<boolean> {
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const isThis = eq(imports.id, row.id);
    const [now] = await db
      .select({ state: imports.state, done: imports.done })
      .from(imports)
      .where(isThis)
      .for("update");
    if (now?.state !== "running" || now.done !== index) return false;
    const ground = await groundOf(db, [product], row);
    const verdict = judge(product, ground);
    const outcome = await write(tx, { product, verdict, ground });
    await notePictures(tx, { row, outcome, verdict });
    const written = rowOf({ product, verdict, ground, outcome });
    await db
      .insert(importRows)
      .values({ importId: row.id, ...written })
      .onConflictDoUpdate({ target: [importRows.importId, importRows.line], set: written });
    await db
      .update(imports)
      .set({ done: sql`${imports.done} + 1` })
      .where(isThis);
    return true;
  });
}

const isWritten = ({ state }: Outcome): boolean => state === "created" || state === "changed";

function rowOf({ product, verdict, ground, outcome }: Writing & { outcome: Outcome }) {
  const { state, faults, productId, versionAfter } = outcome;
  return {
    ...{ line: product.line, handle: product.handle, title: titleOf(product, verdict), state, productId, versionAfter },
    ...{ errors: faults, notes: verdict.notes, isAwaited: isWritten(outcome) && verdict.isAwaited },
    before: state === "changed" ? (ground.products.get(product.handle)?.draft ?? null) : null,
  };
}

type Writing = { product: ImportedProduct; verdict: Verdict; ground: Ground };

async function write(ctx: Context, { product, verdict, ground }: Writing): Promise<Outcome> {
  const existing = ground.products.get(product.handle);
  const { state, draft, faults } = verdict;
  const productId = existing?.id ?? null;
  if (state === "refused" || state === "unchanged") return { state, productId, versionAfter: null, faults };
  try {
    const saved = existing
      ? await saveProduct(ctx, existing.id, { version: existing.version, ...draft })
      : await createProduct(ctx, draft);
    return { state, productId: saved.id, versionAfter: saved.version, faults: [] };
  } catch (error) {
    // A rule of the catalogue that the file breaks: this product stays out, the others go on.
    if (!(error instanceof DomainError) || !["invalid", "conflict"].includes(error.code)) throw error;
    return { state: "refused", productId, versionAfter: null, faults: faultsOf(error, product, ground) };
  }
}

function faultsOf({ errors }: DomainError, product: ImportedProduct, { columnOf }: Ground): CellFault[] {
  const { line } = product;
  if (errors.length === 0) return [{ line, column: columnOf("handle"), reason: "notTaken" }];
  return errors.map(({ pointer, key }) => {
    const place = /^#\/variants\/(\d+)/.exec(pointer)?.[1];
    const at = place === undefined ? line : (product.variants[Number(place)]?.line ?? line);
    const reason = key === "skuTaken" || key === "skuTwice" ? key : "notTaken";
    return { line: at, column: columnOf(reason === "notTaken" ? "handle" : "sku"), reason };
  });
}

type Pictures = { row: Row; outcome: Outcome; verdict: Verdict };

/** Pictures are fetched later, one product after the other. */
async function notePictures({ db }: Context, { row, outcome, verdict }: Pictures): Promise<void> {
  const { productId } = outcome;
  if (verdict.pictures.length === 0 || productId === null || !isWritten(outcome)) return;
  const rows = verdict.pictures.map((picture) => ({
    ...{ ...picture, importId: row.id, productId },
    state: picture.mediaId === null ? ("waiting" as const) : ("fetched" as const),
  }));
  await db.insert(importPictures).values(rows).onConflictDoNothing();
}

/** Whatever is left of an import that has come to its end. */
export async function finishImport({ db }: Context, row: Row): Promise<void> {
  await db
    .update(imports)
    .set({
      state: "done",
      finishedAt: sql`now()`,
      version: sql`${imports.version} + 1`,
      counts: await countRows(db, row.id),
    })
    .where(and(eq(imports.id, row.id), eq(imports.state, "running")));
}

async function countRows(db: Context["db"], importId: string) {
  const rows = await db
    .select({ state: importRows.state, count: sql`count(*)`.mapWith(Number) })
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .groupBy(importRows.state);
  const count = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
  const pictures = await db.$count(importPictures, eq(importPictures.importId, importId));
  return {
    ...{ created: count("created"), changed: count("changed"), unchanged: count("unchanged") },
    ...{ refused: count("refused"), pictures },
  };
}
