import { eq } from "drizzle-orm";
import { recordAudit } from "@/lib/audit";
import { notFound } from "@/lib/core/errors";
import { type Context, requirePerson, requireRole } from "@/lib/db/context";
import { orderNotes, orders } from "@/lib/db/schema/orders";

/**
 * Adds to what staff tell each other about an order. Notes are never changed and change nothing, so that nobody needs a
 * version, and who packs meanwhile is not held up.
 *
 * @param ctx Request context; the actor must be a person, a manager.
 * @throws DomainError `forbidden`, `not_found`.
 */
export async function addOrderNote(ctx: Context, orderId: string, { text }: { text: string }): Promise<void> {
  requireRole(ctx.actor, "manager");
  const personId = requirePerson(ctx.actor);
  await ctx.db.transaction(async (db) => {
    const [order] = await db.select({ number: orders.number }).from(orders).where(eq(orders.id, orderId));
    if (!order) throw notFound("order", orderId);
    await db.insert(orderNotes).values({ orderId, personId, text });
    const entry = { action: "order.note", entity: "order", entityId: orderId, label: order.number } as const;
    await recordAudit({ ...ctx, db }, { ...entry, before: null, after: { text } });
  });
}
