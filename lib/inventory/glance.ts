import { eq, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { stock } from "@/lib/db/schema/inventory";

/** Reads that are under way, by variant. */
const glances = new Map<string, Promise<number | null>>();

async function readLeft({ db }: Context, variantId: string): Promise<number | null> {
  const [row] = await db
    .select({ left: sql<number>`${stock.onHand} - ${stock.reserved}`.mapWith(Number) })
    .from(stock)
    .where(eq(stock.variantId, variantId));
  return row?.left ?? null;
}

/**
 * How many of a variant are left for anybody, by an unlocked read that all share who ask at the same time. Good for
 * saying "sold out" to a crowd; a sale is decided by `reserveStock` alone.
 *
 * @returns Null for a variant without stock.
 */
export function glanceAtStock(ctx: Context, variantId: string): Promise<number | null> {
  const known = glances.get(variantId);
  if (known) return known;
  const left = readLeft(ctx, variantId).finally(() => glances.delete(variantId));
  glances.set(variantId, left);
  return left;
}
