import { and, eq, sql } from "drizzle-orm";
import { getSaleLines } from "@/lib/catalog";
import { conflict, notFound } from "@/lib/core/errors";
import { HOME_CURRENCY } from "@/lib/core/money";
import { type Context, requireDevice } from "@/lib/db/context";
import { lineItems } from "@/lib/db/schema/cart";
import { getAvailable } from "@/lib/inventory";
import type { AddLineInput } from "../contract";
import { MAX_QUANTITY } from "../rules";
import { assertRoom } from "./bag-room";
import { lockOpenBag, openBag } from "./open-cart";

async function getOfferAmount(ctx: Context, variantId: string): Promise<number> {
  const offer = (await getSaleLines(ctx, [variantId], HOME_CURRENCY)).get(variantId);
  if (!offer) throw notFound("variant", variantId);
  return offer.unitAmount;
}

const isLine = (cartId: string, variantId: string) =>
  and(eq(lineItems.cartId, cartId), eq(lineItems.variantId, variantId));

/**
 * Puts a variant into this device's bag, on top of what is there of it.
 *
 * @param ctx Request context; the actor must be a device.
 * @throws DomainError `forbidden`, `not_found` (variant), `conflict` `out-of-stock` when nothing of it is left,
 *   `bag-full` at a hundred lines.
 */
export async function addLine(ctx: Context, { variantId, quantity }: AddLineInput): Promise<void> {
  const deviceId = requireDevice(ctx.actor);
  const seenAmount = await getOfferAmount(ctx, variantId);
  const available = (await getAvailable(ctx, [variantId])).get(variantId) ?? 0;
  if (available <= 0) throw conflict("out-of-stock", `${variantId} is sold out.`);
  await ctx.db.transaction(async (db) => {
    const cartId = await openBag({ ...ctx, db }, deviceId);
    await assertRoom({ ...ctx, db }, cartId, [variantId]);
    await db
      .insert(lineItems)
      .values({ cartId, variantId, quantity, seenAmount, currency: HOME_CURRENCY })
      .onConflictDoUpdate({
        target: [lineItems.cartId, lineItems.variantId],
        set: { quantity: sql`least(${lineItems.quantity} + ${quantity}, ${MAX_QUANTITY})`, seenAmount },
      });
  });
}

/**
 * Sets how many of a variant are in the bag; its price counts as seen from now on.
 *
 * @param ctx Request context; the actor must be a device.
 * @throws DomainError `forbidden`, `not_found` when it is not in the bag.
 */
export async function setLine(ctx: Context, variantId: string, quantity: number): Promise<void> {
  const deviceId = requireDevice(ctx.actor);
  const seenAmount = await getOfferAmount(ctx, variantId);
  await ctx.db.transaction(async (db) => {
    const cartId = await lockOpenBag({ ...ctx, db }, deviceId);
    if (cartId === null) throw notFound("line item", variantId);
    const changed = await db
      .update(lineItems)
      .set({ quantity, seenAmount })
      .where(isLine(cartId, variantId))
      .returning({ variantId: lineItems.variantId });
    if (changed.length === 0) throw notFound("line item", variantId);
  });
}

/** Takes a variant out of the bag; nothing happens when it is not in it. */
export async function removeLine(ctx: Context, variantId: string): Promise<void> {
  const deviceId = requireDevice(ctx.actor);
  await ctx.db.transaction(async (db) => {
    const cartId = await lockOpenBag({ ...ctx, db }, deviceId);
    if (cartId !== null) await db.delete(lineItems).where(isLine(cartId, variantId));
  });
}
