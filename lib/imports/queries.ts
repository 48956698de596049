import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import { notFound } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import { CURRENCIES, HOME_CURRENCY } from "@/lib/core/money";
import { cutPage, decodeCursor, decodeKeys, encodeKeys } from "@/lib/core/page";
import { type Context, requireRole } from "@/lib/db/context";
import { people } from "@/lib/db/schema/accounts";
import { collections } from "@/lib/db/schema/catalog";
import { importPictures, importRows, imports } from "@/lib/db/schema/imports";
import { isAfter } from "@/lib/db/keyset";
import { failureText } from "./failure";
import type { ImportCard, ImportPage, ImportRowPage, ImportRowsQuery, ProductImport } from "./staff-contract";

const PAGE_SIZE = 20;
const ROWS_SIZE = 50;

const { id, fileName, format, state, counts, total, done, createdAt, finishedAt } = imports;
const card = { id, fileName, format, state, counts, total, done, createdAt, finishedAt, person: people.name };

type CardRow = Omit<ImportCard, "createdAt" | "finishedAt"> & { createdAt: Date; finishedAt: Date | null };

const toCard = (row: CardRow): ImportCard => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

/**
 * All imports, the newest first.
 *
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function listImports(ctx: Context, { cursor }: { cursor?: string | undefined }): Promise<ImportPage> {
  requireRole(ctx.actor, "manager");
  const after = cursor === undefined ? null : decodeCursor(cursor);
  const rows = await ctx.db
    .select(card)
    .from(imports)
    .innerJoin(people, eq(people.id, imports.personId))
    .where(after ? isAfter({ at: createdAt, id }, after) : undefined)
    .orderBy(desc(createdAt), desc(id))
    .limit(PAGE_SIZE + 1);
  const { items, nextCursor } = cutPage(rows, PAGE_SIZE, (row) => ({ at: row.createdAt.toISOString(), id: row.id }));
  return { items: items.map(toCard), nextCursor };
}

/**
 * An import with all that its page needs.
 *
 * @param locale Language of what is said about a failure.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function getImport(ctx: Context, importId: string, locale: Locale): Promise<ProductImport> {
  requireRole(ctx.actor, "manager");
  const { version, error, columns, mapping, settings } = imports;
  const [row] = await ctx.db
    .select({ ...card, version, error, columns, mapping, settings })
    .from(imports)
    .innerJoin(people, eq(people.id, imports.personId))
    .where(eq(id, importId));
  if (!row) throw notFound("import", importId);
  return {
    ...toCard(row),
    ...{ version: row.version, error: failureText(row.error, locale), columns: row.columns },
    ...{ mapping: row.mapping, settings: row.settings },
    collections: await ctx.db
      .select({ id: collections.id, title: collections.title })
      .from(collections)
      .orderBy(asc(collections.position), asc(collections.id)),
    currencies: CURRENCIES.filter((currency) => currency !== HOME_CURRENCY),
    pictures: await countPictures(ctx, importId),
    rowCounts: await countRows(ctx, importId),
  };
}

const NO_ROWS = { created: 0, changed: 0, unchanged: 0, refused: 0, undone: 0, kept: 0 };

async function countRows({ db }: Context, importId: string): Promise<ProductImport["rowCounts"]> {
  const rows = await db
    .select({ state: importRows.state, count: sql`count(*)`.mapWith(Number) })
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .groupBy(importRows.state);
  return { ...NO_ROWS, ...Object.fromEntries(rows.map((row) => [row.state, row.count])) };
}

async function countPictures({ db }: Context, importId: string): Promise<ProductImport["pictures"]> {
  const rows = await db
    .select({ state: importPictures.state, count: sql`count(*)`.mapWith(Number) })
    .from(importPictures)
    .where(eq(importPictures.importId, importId))
    .groupBy(importPictures.state);
  const count = (name: string) => rows.find((row) => row.state === name)?.count ?? 0;
  return { waiting: count("waiting") + count("fetched"), shown: count("shown"), refused: count("refused") };
}

/**
 * What became of the products of a file, or would, in the order of the file.
 *
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function listImportRows(ctx: Context, importId: string, asked: ImportRowsQuery): Promise<ImportRowPage> {
  requireRole(ctx.actor, "manager");
  if ((await ctx.db.$count(imports, eq(id, importId))) === 0) throw notFound("import", importId);
  const after = asked.cursor === undefined ? null : decodeKeys(asked.cursor, z.tuple([z.int()]));
  const { line, handle, title, errors, notes } = importRows;
  const rows = await ctx.db
    .select({ line, handle, title, state: importRows.state, errors, notes })
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, importId),
        asked.state === undefined ? undefined : eq(importRows.state, asked.state),
        after ? gt(line, after[0]) : undefined,
      ),
    )
    .orderBy(asc(line))
    .limit(ROWS_SIZE + 1);
  const items = rows.slice(0, ROWS_SIZE);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > ROWS_SIZE && last ? encodeKeys([last.line]) : null };
}
