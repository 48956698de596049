import { and, eq, sql } from "drizzle-orm";
import { type AuditAction, recordAudit } from "@/lib/audit";
import { changedMeanwhile, conflict, notFound } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { orderEvents, orders } from "@/lib/db/schema/orders";

const columns = {
  ...{ id: orders.id, number: orders.number, checkoutId: orders.checkoutId, state: orders.state },
  ...{ version: orders.version, locale: orders.locale, currency: orders.currency },
  ...{ carrier: orders.carrier, trackingNumber: orders.trackingNumber, packingNote: orders.packingNote },
  ...{ shippingAmount: orders.shippingAmount, paidAt: orders.paidAt },
};

/** An order that nobody else changes until the transaction ends. */
export type LockedOrder = Awaited<ReturnType<typeof takeOrder>>;

/**
 * Takes an order for one change.
 *
 * @param ctx Its `db` must be a transaction.
 * @param seen The version that staff saw; null for a job, which saw none.
 * @throws DomainError `not_found`, `precondition_failed` `changed-meanwhile`.
 */
export async function takeOrder({ db }: Context, orderId: string, seen: number | null) {
  const [order] = await db.select(columns).from(orders).where(eq(orders.id, orderId)).for("update");
  if (!order) throw notFound("order", orderId);
  if (seen !== null && order.version !== seen) throw changedMeanwhile("order", orderId);
  return order;
}

/**
 * What nobody has paid yet is not packed, sent or given back: its buyer may still undo it.
 *
 * @throws DomainError `conflict` `order-unpaid`.
 */
export function requirePaid({ id, paidAt }: LockedOrder): void {
  if (paidAt === null) throw conflict("order-unpaid", `The money of the order ${id} has not been taken.`);
}

type OrderChange = Partial<Pick<LockedOrder, "state" | "carrier" | "trackingNumber" | "packingNote">>;

/**
 * Writes a change of an order with what follows it: its next version, a step of its timeline, the log.
 *
 * @param order As `takeOrder` gave it, in the same transaction.
 * @param noted What was done; `more` is said in the log beside what changed.
 */
export async function writeOrder(
  ctx: Context,
  order: LockedOrder,
  { change, action, more = {} }: { change: OrderChange; action: AuditAction; more?: Record<string, unknown> },
): Promise<void> {
  await ctx.db
    .update(orders)
    .set({ ...change, version: sql`${orders.version} + 1` })
    .where(and(eq(orders.id, order.id), eq(orders.version, order.version)));
  if (change.state !== undefined) await ctx.db.insert(orderEvents).values({ orderId: order.id, state: change.state });
  const before = Object.fromEntries(Object.keys(change).map((name) => [name, order[name as keyof OrderChange]]));
  const entry = { action, entity: "order", entityId: order.id, label: order.number } as const;
  await recordAudit(ctx, { ...entry, before, after: { ...change, ...more } });
}
