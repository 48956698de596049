import { and, eq } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import { type Context, requireRole } from "@/lib/db/context";
import { importRows, imports } from "@/lib/db/schema/imports";
import { csvCell, withoutGuard } from "./cells";
import { unpackFile } from "./file";
import type { CellFault } from "./imported";
import { readCsv } from "./read-csv";
import { readProducts } from "./read-products";

const BOM = "\uFEFF";
const rowOf = (cells: readonly string[]): string => `${cells.map((cell) => csvCell(withoutGuard(cell))).join(",")}\r\n`;

/**
 * The rows of a file that were refused, as a file of the same kind to mend and bring again: with their line and what is
 * wrong in two columns more, which the next import leaves alone.
 *
 * @param locale Language of what is wrong.
 * @returns The file's name and its text piece by piece.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function exportRefused(
  ctx: Context,
  importId: string,
  locale: Locale,
): Promise<{ fileName: string; text: AsyncGenerator<string> }> {
  requireRole(ctx.actor, "manager");
  const [row] = await ctx.db.select().from(imports).where(eq(imports.id, importId));
  if (!row) throw notFound("import", importId);
  const { line, errors } = importRows;
  const refused = await ctx.db
    .select({ line, errors })
    .from(importRows)
    .where(and(eq(importRows.importId, importId), eq(importRows.state, "refused")));
  const bytes = await unpackFile(row.content);
  const products = refused.length === 0 ? [] : await readProducts(bytes, row);
  const linesOf = new Map(products.map((product) => [product.line, product.lines]));
  const wrong = new Map<number, string>();
  for (const { line: start, errors: faults } of refused) {
    const lines = linesOf.get(start) ?? [start];
    for (const one of lines) wrong.set(one, textOf(faults, { line: one, locale }));
  }
  return { fileName: row.fileName.replace(/\.\w{1,5}$/, ""), text: refusedText(bytes, { wrong, locale }) };
}

function textOf(
  faults: { line: number; column: string; reason: string }[],
  { line, locale }: { line: number; locale: Locale },
) {
  const { reasons } = messagesOf(locale).studio.imports;
  const here = faults.filter((fault) => fault.line === line);
  // Safe: every reason that is written is a key of the messages.
  return here.map(({ column, reason }) => `${column}: ${reasons[reason as CellFault["reason"]]}`).join(" · ");
}

async function* refusedText(bytes: Buffer, { wrong, locale }: { wrong: Map<number, string>; locale: Locale }) {
  const { line: lineName, what } = messagesOf(locale).studio.imports;
  let isHeader = true;
  for await (const { line, cells } of readCsv(bytes)) {
    if (isHeader) yield BOM + rowOf([...cells, lineName, what]);
    else if (wrong.has(line)) yield rowOf([...cells, String(line), wrong.get(line) ?? ""]);
    isHeader = false;
  }
}
