import { and, eq, notInArray } from "drizzle-orm";
import { conflict } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { lineItems } from "@/lib/db/schema/cart";

/** The payment page takes a hundred lines. */
const MAX_LINES = 100;

/**
 * Refuses what a bag has no room for. The bag must be locked.
 *
 * @param variantIds What is to go in; what is in already takes no further line.
 * @throws DomainError `conflict` `bag-full`.
 */
export async function assertRoom({ db }: Context, cartId: string, variantIds: readonly string[]): Promise<void> {
  const isOther = and(eq(lineItems.cartId, cartId), notInArray(lineItems.variantId, [...variantIds]));
  const others = await db.$count(lineItems, isOther);
  if (others + variantIds.length > MAX_LINES) throw conflict("bag-full", `The bag has ${others} other lines.`);
}
