import { sql } from "drizzle-orm";
import { getSaleLines } from "@/lib/catalog";
import { HOME_CURRENCY } from "@/lib/core/money";
import { type Context, requireDevice } from "@/lib/db/context";
import { lineItems } from "@/lib/db/schema/cart";
import { getAvailable } from "@/lib/inventory";
import type { AddedLines, AddLineInput, RefusedLine } from "../contract";
import { MAX_QUANTITY } from "../rules";
import { assertRoom } from "./bag-room";
import { openBag } from "./open-cart";

/**
 * Puts several variants into this device's bag, on top of what is there of them. Those that can be had go in
 * together; one that cannot does not keep the others out.
 *
 * @param ctx Request context; the actor must be a device.
 * @param lines Each variant once.
 * @returns The variants that are in, and those that are not with the reason, both in the order of `lines`.
 * @throws DomainError `forbidden`, `conflict` `bag-full` at a hundred lines.
 */
export async function addLines(ctx: Context, lines: readonly AddLineInput[]): Promise<Omit<AddedLines, "cart">> {
  const deviceId = requireDevice(ctx.actor);
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const ids = lines.map(({ variantId }) => variantId);
    const offers = await getSaleLines(tx, ids, HOME_CURRENCY);
    const available = await getAvailable(tx, ids);
    const refused = lines.flatMap(({ variantId }): RefusedLine[] => {
      if (!offers.has(variantId)) return [{ variantId, reason: "not-found" }];
      return (available.get(variantId) ?? 0) > 0 ? [] : [{ variantId, reason: "out-of-stock" }];
    });
    const wanted = lines.flatMap(({ variantId, quantity }) => {
      const offer = refused.some((line) => line.variantId === variantId) ? undefined : offers.get(variantId);
      return offer ? [{ variantId, quantity, seenAmount: offer.unitAmount, currency: HOME_CURRENCY }] : [];
    });
    const added = wanted.map(({ variantId }) => variantId);
    if (added.length > 0) {
      const cartId = await openBag(tx, deviceId);
      await assertRoom(tx, cartId, added);
      await insertLines(tx, cartId, wanted);
    }
    return { added, refused };
  });
}

type NewLine = Omit<typeof lineItems.$inferInsert, "cartId">;

async function insertLines({ db }: Context, cartId: string, lines: readonly NewLine[]): Promise<void> {
  // In one order for everybody: two batches at once then wait for each other instead of blocking each other.
  const rows = lines.map((line) => ({ cartId, ...line })).sort((a, b) => (a.variantId < b.variantId ? -1 : 1));
  await db
    .insert(lineItems)
    .values(rows)
    .onConflictDoUpdate({
      target: [lineItems.cartId, lineItems.variantId],
      set: {
        quantity: sql`least(${lineItems.quantity} + excluded.quantity, ${MAX_QUANTITY})`,
        seenAmount: sql`excluded.seen_amount`,
      },
    });
}
