import { conflict } from "@/lib/core/errors";
import { type Context, requireRole } from "@/lib/db/context";
import { enqueueMessage } from "@/lib/outbox";
import { takeOrder, writeOrder } from "./take-order";

type Parcel = { version: number; carrier: string; trackingNumber: string };

/**
 * Puts right with whom a parcel goes or under which number. The buyer, who was told the wrong one, is written to again.
 *
 * @param ctx Request context; the actor must be a manager.
 * @throws DomainError `forbidden`, `not_found`, `precondition_failed` `changed-meanwhile`, `conflict` `order-state`.
 */
export async function changeParcel(ctx: Context, orderId: string, { version, ...parcel }: Parcel): Promise<void> {
  requireRole(ctx.actor, "manager");
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const order = await takeOrder(tx, orderId, version);
    if (order.state !== "shipped") throw conflict("order-state", `The parcel of an order that is ${order.state}.`);
    if (order.carrier === parcel.carrier && order.trackingNumber === parcel.trackingNumber) return;
    await writeOrder(tx, order, { change: parcel, action: "order.change-parcel" });
    const ref = `${orderId}:${String(version)}`;
    await enqueueMessage(tx, { kind: "order_shipped", ref, payload: { orderId, isCorrected: true } });
  });
}
