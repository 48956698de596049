import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Database } from "@/lib/db/context";
import { products, variants } from "@/lib/db/schema/catalog";
import { orderLines, orders } from "@/lib/db/schema/orders";

/**
 * Those of some variants that can be tagged.
 *
 * @param who Customers tag what is for sale, staff also what is not published yet.
 */
export async function findTaggable(
  db: Database,
  variantIds: readonly string[],
  who: "customer" | "staff",
): Promise<Set<string>> {
  if (variantIds.length === 0) return new Set();
  const isThere = who === "staff" ? ne(products.status, "archived") : eq(products.status, "published");
  const rows = await db
    .select({ id: variants.id })
    .from(variants)
    .innerJoin(products, and(eq(products.id, variants.productId), isThere))
    .where(and(inArray(variants.id, [...variantIds]), isNull(variants.archivedAt)));
  return new Set(rows.map(({ id }) => id));
}

/** Whether there is such an order. */
export async function hasOrder(db: Database, orderId: string): Promise<boolean> {
  const [order] = await db.select({ id: orders.id }).from(orders).where(eq(orders.id, orderId));
  return order !== undefined;
}

/** What an order was of; nothing without one. */
export async function listBoughtIn(db: Database, orderId: string | null): Promise<Set<string>> {
  if (orderId === null) return new Set();
  const lines = await db.select({ id: orderLines.variantId }).from(orderLines).where(eq(orderLines.orderId, orderId));
  return new Set(lines.map(({ id }) => id));
}
