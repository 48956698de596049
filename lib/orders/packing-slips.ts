import { asc, inArray } from "drizzle-orm";
import { routes } from "@/lib/core/routes";
import { type Context, requireRole } from "@/lib/db/context";
import { orderLines, orders } from "@/lib/db/schema/orders";
import { env } from "@/lib/env/server";
import { shareTokenOf } from "./queries";
import { refundedQuantity } from "./refunded-lines";
import { leftOf } from "./rules";
import type { PackingSlip } from "./staff-contract";

/**
 * What goes into the parcels of some orders, each in its own language, in the given order. Pieces that were given back
 * are left out; unknown orders, too.
 *
 * @param ctx The actor must be a manager.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function listPackingSlips(ctx: Context, orderIds: readonly string[]): Promise<PackingSlip[]> {
  requireRole(ctx.actor, "manager");
  const rows = await ctx.db
    .select()
    .from(orders)
    .where(inArray(orders.id, [...orderIds]));
  const { orderId, position, sku, title, choice, quantity, unitAmount } = orderLines;
  const lines = await ctx.db
    .select({ orderId, position, sku, title, choice, quantity, unitAmount, refundedQuantity })
    .from(orderLines)
    .where(inArray(orderId, [...orderIds]))
    .orderBy(asc(position));
  return orderIds.flatMap((id) => {
    const order = rows.find((row) => row.id === id);
    if (!order) return [];
    const { number, locale, contact, address, packingNote, shippingTitle, placedAt } = order;
    return {
      ...{ id, number, locale, contact, address, packingNote, placedAt: placedAt.toISOString() },
      shippingTitle: shippingTitle[locale],
      lines: lines
        .filter((line) => line.orderId === id && leftOf(line) > 0)
        .map((line) => ({
          ...{ position: line.position, sku: line.sku, quantity: leftOf(line) },
          ...{ title: line.title[locale], choice: line.choice[locale] },
        })),
      url: `${env.SITE_URL}${routes.sharePhotos(locale, shareTokenOf(id))}`,
    };
  });
}
