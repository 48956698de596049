import { type Context, requireRole } from "@/lib/db/context";
import { takeOrder, writeOrder } from "./take-order";

/**
 * Writes the personal line on an order's packing slip.
 *
 * @param ctx Request context; the actor must be a manager.
 * @param input The version that was seen; an empty line takes it off.
 * @throws DomainError `forbidden`, `not_found`, `precondition_failed` `changed-meanwhile`.
 */
export async function writePackingNote(
  ctx: Context,
  orderId: string,
  { version, packingNote }: { version: number; packingNote: string },
): Promise<void> {
  requireRole(ctx.actor, "manager");
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const order = await takeOrder(tx, orderId, version);
    await writeOrder(tx, order, { change: { packingNote }, action: "order.packing-note" });
  });
}
