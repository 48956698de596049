import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { products, variants } from "@/lib/db/schema/catalog";
import { checkouts, OPEN_CHECKOUT_STATES } from "@/lib/db/schema/checkout";
import { holds, stock } from "@/lib/db/schema/inventory";
import type { StockByVariant } from "./contract";
import { stockOf } from "./rules";

/** Live stock of every variant of a product; empty for an unknown handle. */
export async function listProductStock({ db }: Context, handle: string): Promise<StockByVariant> {
  const rows = await db
    .select({ variantId: variants.id, available: sql<number>`${stock.onHand} - ${stock.reserved}`.mapWith(Number) })
    .from(products)
    .innerJoin(variants, and(eq(variants.productId, products.id), isNull(variants.archivedAt)))
    .innerJoin(stock, eq(stock.variantId, variants.id))
    .where(and(eq(products.handle, handle), eq(products.status, "published")));
  return Object.fromEntries(rows.map(({ variantId, available }) => [variantId, stockOf(available)]));
}

/** Live stock of some variants, as shoppers see it. */
export async function listStock(ctx: Context, variantIds: readonly string[]): Promise<StockByVariant> {
  const available = await getAvailable(ctx, variantIds);
  return Object.fromEntries([...available].map(([variantId, left]) => [variantId, stockOf(left)]));
}

/**
 * How many of some variants can be sold now.
 *
 * @param ownCartId A cart whose own holds, at an open payment page, count as available: to its buyer they are.
 * @returns By variant id; a variant without stock is missing.
 */
export async function getAvailable(
  { db }: Context,
  variantIds: readonly string[],
  ownCartId: string | null = null,
): Promise<Map<string, number>> {
  if (variantIds.length === 0) return new Map();
  const own = sql`coalesce((select sum(${holds.quantity}) from ${checkouts}
    join ${holds} on ${holds.checkoutId} = ${checkouts.id} and ${holds.state} = 'live'
    where ${checkouts.cartId} = ${ownCartId} and ${inArray(checkouts.state, [...OPEN_CHECKOUT_STATES])}
      and ${holds.variantId} = ${stock.variantId}), 0)`;
  const rows = await db
    .select({
      variantId: stock.variantId,
      left: sql<number>`${stock.onHand} - ${stock.reserved} + ${own}`.mapWith(Number),
    })
    .from(stock)
    .where(inArray(stock.variantId, [...variantIds]));
  return new Map(rows.map(({ variantId, left }) => [variantId, left]));
}
