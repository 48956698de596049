import { eq } from "drizzle-orm";
import { recordAudit } from "@/lib/audit";
import { conflict, notFound } from "@/lib/core/errors";
import { type Context, requireRole } from "@/lib/db/context";
import { orderEvents, orders } from "@/lib/db/schema/orders";
import { canAdvance, type OrderState } from "../rules";

type Parcel = { carrier?: string; trackingNumber?: string };

/**
 * Takes an order one step on: packed, shipped, delivered, or cancelled before it is shipped.
 *
 * @param ctx Request context; the actor must be a manager.
 * @param orderId Order to advance.
 * @param input The state to reach; a shipped one says with whom and under which number.
 * @throws DomainError `forbidden`, `not_found`, `conflict` `order-state` for a step that this state does not have.
 */
export async function advanceOrder(ctx: Context, orderId: string, input: Parcel & { to: OrderState }): Promise<void> {
  requireRole(ctx.actor, "manager");
  const { to, ...parcel } = input;
  await ctx.db.transaction(async (db) => {
    const [order] = await db.select({ state: orders.state }).from(orders).where(eq(orders.id, orderId)).for("update");
    if (!order) throw notFound("order", orderId);
    if (!canAdvance(order.state, to))
      throw conflict("order-state", `An order does not go from ${order.state} to ${to}.`);
    await db
      .update(orders)
      .set({ state: to, ...parcel })
      .where(eq(orders.id, orderId));
    await db.insert(orderEvents).values({ orderId, state: to });
    await recordAudit(
      { ...ctx, db },
      { action: "order.advance", entity: "order", entityId: orderId, before: order, after: { state: to, ...parcel } },
    );
  });
}
