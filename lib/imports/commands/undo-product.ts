import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { listDrafts } from "@/lib/catalog";
import { ProductDraft } from "@/lib/catalog/staff-contract";
import { DomainError } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { importPictures, importRows, imports } from "@/lib/db/schema/imports";
import { archiveProduct, saveProduct } from "@/lib/publishing";

type Row = typeof imports.$inferSelect;
type Written = typeof importRows.$inferSelect;

/**
 * Takes back what an import did to one product, the last one first, and notes it.
 *
 * @param ctx Its actor is whoever undoes.
 * @returns Whether there was one left.
 */
export async function undoProduct(ctx: Context, row: Row): Promise<boolean> {
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const isThis = eq(imports.id, row.id);
    const [now] = await db.select({ state: imports.state }).from(imports).where(isThis).for("update");
    if (now?.state !== "undoing") return false;
    const [written] = await db
      .select()
      .from(importRows)
      .where(and(eq(importRows.importId, row.id), inArray(importRows.state, ["created", "changed"])))
      .orderBy(desc(importRows.line))
      .limit(1);
    if (!written) {
      await finishUndo(tx, row);
      return false;
    }
    const state = await takeBack(tx, written);
    const isIt = and(eq(importRows.importId, row.id), eq(importRows.line, written.line));
    await db.update(importRows).set({ state, isAwaited: false }).where(isIt);
    await db
      .update(imports)
      .set({ done: sql`${imports.done} + 1` })
      .where(isThis);
    return true;
  });
}

const REFUSALS: ReadonlySet<string> = new Set(["invalid", "conflict", "precondition_failed"]);

async function takeBack(ctx: Context, { productId, before, versionAfter }: Written): Promise<"undone" | "kept"> {
  const [now] = productId === null ? [] : await listDrafts(ctx.db, [productId]);
  // Somebody has had their hands on it since: theirs stays.
  if (now?.version !== versionAfter) return "kept";
  const { id, version, draft } = now;
  try {
    if (before !== null) await saveProduct(ctx, id, { version, ...ProductDraft.parse(before) });
    else if (draft.status !== "archived") await archiveProduct(ctx, id, { version });
    return "undone";
  } catch (error) {
    // Its collection is gone, its SKU is another product's by now: it cannot be as before.
    if (error instanceof DomainError && REFUSALS.has(error.code)) return "kept";
    throw error;
  }
}

async function finishUndo({ db }: Context, row: Row): Promise<void> {
  await db
    .update(importPictures)
    .set({ state: "refused", reason: "undone" })
    .where(and(eq(importPictures.importId, row.id), inArray(importPictures.state, ["waiting", "fetched"])));
  await db
    .update(imports)
    .set({ state: "undone", finishedAt: sql`now()`, version: sql`${imports.version} + 1` })
    .where(eq(imports.id, row.id));
}
