import type { AuditAction } from "@/lib/audit";
import { conflict } from "@/lib/core/errors";
import { type Context, requireRole } from "@/lib/db/context";
import { enqueueMessage } from "@/lib/outbox";
import { canAdvance, type OrderState, stepBackFrom } from "../rules";
import { requirePaid, takeOrder, writeOrder } from "./take-order";

type Parcel = { carrier?: string; trackingNumber?: string };
type Step = Parcel & {
  to: OrderState;
  /** The version that staff saw; a job saw none. */
  version?: number | undefined;
  /** What the log says beside it, such as why. */
  more?: Record<string, unknown>;
};

const ACTIONS: Record<OrderState, AuditAction> = {
  placed: "order.place",
  packed: "order.pack",
  shipped: "order.ship",
  delivered: "order.deliver",
  cancelled: "order.cancel",
};

/**
 * Takes an order one step on: packed, shipped, delivered, or cancelled before it is shipped. Who buys is written to when
 * the parcel is on its way.
 *
 * @param ctx Request context; the actor must be a manager.
 * @param orderId Order to advance.
 * @param input The state to reach; a shipped one says with whom and under which number.
 * @throws DomainError `forbidden`, `not_found`, `precondition_failed` `changed-meanwhile`, `conflict` `order-unpaid` while
 *   its buyer can undo it, `order-state` for a step that this state does not have.
 */
export async function advanceOrder(
  ctx: Context,
  orderId: string,
  { to, version, more, ...parcel }: Step,
): Promise<void> {
  requireRole(ctx.actor, "manager");
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const order = await takeOrder(tx, orderId, version ?? null);
    if (order.state !== "cancelled") requirePaid(order);
    if (!canAdvance(order.state, to))
      throw conflict("order-state", `An order does not go from ${order.state} to ${to}.`);
    await writeOrder(tx, order, { change: { state: to, ...parcel }, action: ACTIONS[to], ...(more && { more }) });
    if (to === "shipped") await enqueueMessage(tx, { kind: "order_shipped", ref: orderId, payload: { orderId } });
  });
}

/**
 * Takes back the last step of an order where nobody was told of it: packed, delivered.
 *
 * @param ctx Request context; the actor must be a manager.
 * @throws DomainError `forbidden`, `not_found`, `precondition_failed` `changed-meanwhile`, `conflict` `order-state`.
 */
export async function stepBackOrder(ctx: Context, orderId: string, { version }: { version: number }): Promise<void> {
  requireRole(ctx.actor, "manager");
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const order = await takeOrder(tx, orderId, version);
    const to = stepBackFrom(order.state);
    if (to === null) throw conflict("order-state", `An order that is ${order.state} does not go back.`);
    await writeOrder(tx, order, { change: { state: to }, action: "order.step-back" });
  });
}
