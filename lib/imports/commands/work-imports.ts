import { asc, eq, inArray, sql } from "drizzle-orm";
import { DomainError } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { wakeWorker } from "@/lib/db/jobs";
import { imports } from "@/lib/db/schema/imports";
import { log } from "@/lib/log/server";
import { failureOf, INTERNAL } from "../failure";
import { unpackFile } from "../file";
import type { ImportedProduct } from "../imported";
import { readProducts } from "../read-products";
import { finishImport, importProduct } from "./import-product";
import { previewImport } from "./preview-import";
import { undoProduct } from "./undo-product";

type Row = typeof imports.$inferSelect;
type Counts = { done: number; failed: number };

/** So long a turn lasts: a worker that is to stop need not wait for a whole file. */
const TURN_MS = 5_000;

/**
 * Goes on with the oldest import that has something to do: looks at its file, puts its products in, or takes them back.
 * Each product is one transaction with the note that it is done, so that whoever comes after a crash goes on behind it.
 *
 * @param ctx Must not be inside a transaction.
 * @param turnMs After so long it stops, and wakes the worker for the rest.
 * @returns How many products were done, and imports that failed.
 */
export async function workImports(ctx: Context, turnMs: number = TURN_MS): Promise<Counts> {
  const counts = { done: 0, failed: 0 };
  const until = Date.now() + turnMs;
  for (let row = await nextImport(ctx); row; row = await nextImport(ctx)) {
    try {
      counts.done += await workOn(ctx, row, turnMs);
    } catch (error) {
      await giveUp(ctx, row, error);
      counts.failed += 1;
    }
    if (Date.now() < until) continue;
    await wakeWorker(ctx.db, "imports");
    break;
  }
  if (counts.done > 0) await wakeWorker(ctx.db, "pictures");
  return counts;
}

async function nextImport({ db }: Context): Promise<Row | undefined> {
  const [row] = await db
    .select()
    .from(imports)
    .where(inArray(imports.state, ["reading", "running", "undoing"]))
    .orderBy(asc(imports.createdAt), asc(imports.id))
    .limit(1);
  return row;
}

/** The worker acts in the name of whoever started it: the log of changes says who. */
const actingFor = (ctx: Context, { id, runBy, personId }: Row): Context => ({
  ...ctx,
  requestId: `import-${id}`,
  actor: { kind: "staff", personId: runBy ?? personId, role: "manager", sessionId: id },
});

async function workOn(ctx: Context, row: Row, turnMs: number): Promise<number> {
  if (row.state === "reading") {
    await previewImport(ctx, row);
    return 0;
  }
  const acting = actingFor(ctx, row);
  const products = row.state === "running" ? await productsOf(row) : [];
  const until = Date.now() + turnMs;
  const isPatient = () => Date.now() < until;
  let done = 0;
  if (row.state === "undoing") {
    while (isPatient() && (await undoProduct(acting, row))) done += 1;
    return done;
  }
  for (let index = row.done; index < products.length; index += 1) {
    const product = products[index];
    if (!product || !isPatient() || !(await importLatest(acting, { row, product, index }))) return done;
    done += 1;
  }
  await finishImport(ctx, row);
  lastRead = null;
  return done;
}

/** A large file takes seconds to read: from one turn to the next it is kept. */
let lastRead: { key: string; products: ImportedProduct[] } | null = null;

async function productsOf(row: Row): Promise<ImportedProduct[]> {
  const key = `${row.id} ${row.version}`;
  if (lastRead?.key === key) return lastRead.products;
  const products = await readProducts(await unpackFile(row.content), row);
  lastRead = { key, products };
  return products;
}

/** Somebody may save a product between its reading and its writing: then theirs is read again. */
async function importLatest(ctx: Context, turn: Parameters<typeof importProduct>[1], tries = 3): Promise<boolean> {
  try {
    return await importProduct(ctx, turn);
  } catch (error) {
    const isStale = error instanceof DomainError && error.code === "precondition_failed";
    if (!isStale || tries <= 1) throw error;
    return importLatest(ctx, turn, tries - 1);
  }
}

/**
 * A file that cannot be read, or a fault of ours: other imports go on, and this one can be started again, or taken back
 * again from where it stopped.
 */
async function giveUp({ db }: Context, { id, fileName, state }: Row, cause: unknown): Promise<void> {
  const error = failureOf(cause);
  lastRead = null;
  if (error === INTERNAL) log.error({ importId: id, fileName, err: cause }, "an import stopped");
  await db
    .update(imports)
    .set({
      state: state === "undoing" ? "done" : "failed",
      error,
      finishedAt: sql`now()`,
      version: sql`${imports.version} + 1`,
    })
    .where(eq(imports.id, id));
}
