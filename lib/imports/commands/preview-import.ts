import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { type ImportCounts, importRows, imports } from "@/lib/db/schema/imports";
import { unpackFile } from "../file";
import { groundOf } from "../ground";
import type { ImportedProduct } from "../imported";
import { judge, type Verdict } from "../judge";
import { readProducts } from "../read-products";

type Row = typeof imports.$inferSelect;

const BATCH = 200;
const NOTHING: ImportCounts = { created: 0, changed: 0, unchanged: 0, refused: 0, pictures: 0 };

export const titleOf = ({ texts }: ImportedProduct, { draft }: Verdict): string => {
  const { own, th, en } = texts.title ?? {};
  return (own ?? th ?? en ?? (draft.title.th || draft.title.en)).slice(0, 200);
};

/**
 * Looks at a file and writes down what would become of each of its products; the shop stays as it is. Safe to repeat.
 *
 * @param row An import in the state `reading`.
 * @throws DomainError `invalid` for a file that cannot be read.
 */
export async function previewImport({ db }: Context, row: Row): Promise<void> {
  const products = await readProducts(await unpackFile(row.content), row);
  const isOwn = eq(importRows.importId, row.id);
  await db.delete(importRows).where(isOwn);
  const counts = { ...NOTHING };
  for (let at = 0; at < products.length; at += BATCH) {
    const batch = products.slice(at, at + BATCH);
    const ground = await groundOf(db, batch, row);
    const verdicts = batch.map((product) => ({ product, verdict: judge(product, ground) }));
    await db.insert(importRows).values(verdicts.map(({ product, verdict }) => previewRow(row.id, product, verdict)));
    for (const { verdict } of verdicts) {
      counts[verdict.state] += 1;
      counts.pictures += verdict.pictures.length;
    }
    await db
      .update(imports)
      .set({ done: at + batch.length, total: products.length })
      .where(eq(imports.id, row.id));
  }
  await db
    .update(imports)
    .set({ state: "previewed", counts, done: 0, total: products.length, version: sql`${imports.version} + 1` })
    .where(and(eq(imports.id, row.id), eq(imports.state, "reading")));
}

const previewRow = (importId: string, product: ImportedProduct, verdict: Verdict) => ({
  ...{ importId, line: product.line, handle: product.handle, title: titleOf(product, verdict) },
  ...{ state: verdict.state, errors: verdict.faults, notes: verdict.notes },
});
