import { and, desc, eq } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import { cutPage, decodeCursor } from "@/lib/core/page";
import { type Context, type Database, requireRole } from "@/lib/db/context";
import { isAfter } from "@/lib/db/keyset";
import { people } from "@/lib/db/schema/accounts";
import { variants } from "@/lib/db/schema/catalog";
import { stock, stockLedger } from "@/lib/db/schema/inventory";
import type { StockLedgerPage } from "./staff-contract";

const PAGE_SIZE = 20;

/** @throws DomainError `not_found`. */
export async function requireVariant(db: Database, variantId: string): Promise<void> {
  if ((await db.$count(variants, eq(variants.id, variantId))) === 0) throw notFound("variant", variantId);
}

/**
 * What is on the shelf of a variant, and every change that made it so, newest first.
 *
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function listStockLedger(
  ctx: Context,
  variantId: string,
  { cursor }: { cursor?: string | undefined },
): Promise<StockLedgerPage> {
  requireRole(ctx.actor, "manager");
  const [shelf] = await ctx.db
    .select({ onHand: stock.onHand, reserved: stock.reserved })
    .from(variants)
    .leftJoin(stock, eq(stock.variantId, variants.id))
    .where(eq(variants.id, variantId));
  if (!shelf) throw notFound("variant", variantId);
  const after = cursor === undefined ? null : decodeCursor(cursor);
  const { id, delta, reason, note, createdAt } = stockLedger;
  const rows = await ctx.db
    .select({ id, delta, reason, note, createdAt, person: people.name })
    .from(stockLedger)
    .leftJoin(people, eq(people.id, stockLedger.personId))
    .where(and(eq(stockLedger.variantId, variantId), after ? isAfter({ at: createdAt, id }, after) : undefined))
    .orderBy(desc(createdAt), desc(id))
    .limit(PAGE_SIZE + 1);
  const page = cutPage(rows, PAGE_SIZE, (row) => ({ at: row.createdAt.toISOString(), id: row.id }));
  return {
    items: page.items.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
    nextCursor: page.nextCursor,
    onHand: shelf.onHand ?? 0,
    reserved: shelf.reserved ?? 0,
  };
}
