import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { carrierName, trackingUrl } from "@/lib/core/carriers";
import { notFound } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import { readSignedId, signId } from "@/lib/core/signed-id";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { orderEvents, orderLines, orders } from "@/lib/db/schema/orders";
import { refunds } from "@/lib/db/schema/payments";
import { env } from "@/lib/env/server";
import type { OrderPayment, OrderView } from "./contract";
import { listParcelNumbers } from "./parcel";
import { standingEvents } from "./rules";

/** The key of an order's link. Whoever has it may see the order: it goes to the buyer and nobody else. */
export const orderTokenOf = (orderId: string): string => signId("order", orderId, env.APP_SECRET);

const SHARE_KIND = "share-photos";

/** The key of the link by which whoever unpacks an order shares photos of what was in it. It opens nothing else. */
export const shareTokenOf = (orderId: string): string => signId(SHARE_KIND, orderId, env.APP_SECRET);

/** The order that a photo link is of, or null for one that we did not sign. */
export const readShareToken = (token: string): string | null => readSignedId(SHARE_KIND, token, env.APP_SECRET);

/** The order that a checkout became, or null. */
export async function findOrderByCheckout(
  { db }: Context,
  checkoutId: string,
): Promise<{ id: string; totalAmount: number } | null> {
  const [order] = await db
    .select({ id: orders.id, totalAmount: orders.totalAmount })
    .from(orders)
    .where(eq(orders.checkoutId, checkoutId));
  return order ?? null;
}

/**
 * The order behind a signed link, in a language.
 *
 * @throws DomainError `not_found` for a token that we did not sign: such an order's existence must not leak.
 */
export async function getOrderByToken(ctx: Context, token: string, locale: Locale): Promise<OrderView> {
  const orderId = readSignedId("order", token, env.APP_SECRET);
  if (orderId === null) throw notFound("order", "of this link");
  return getOrder(ctx, orderId, locale);
}

/** What a query over orders and their checkouts says of a promise. */
export const promiseColumns = {
  payment: sql<OrderPayment>`case when ${orders.paidAt} is not null or ${checkouts.state} in ('quarantined', 'refunded') then 'paid'
    when ${checkouts.state} in ('releasing', 'released') then ${checkouts.state}
    when ${orders.state} = 'cancelled' then 'released' else 'authorized' end`,
  releaseCause: checkouts.releaseCause,
  undoSecondsLeft: sql<number>`case when ${checkouts.state} = 'authorized'
    then greatest(0, ceil(extract(epoch from ${checkouts.undoUntil} - clock_timestamp())))::int else 0 end`,
};

/** An order in a language, for those who were let in already: a signed link, a mail of ours. */
export async function getOrder({ db }: Context, orderId: string, locale: Locale): Promise<OrderView> {
  const [row] = await db
    .select({ order: orders, ...promiseColumns })
    .from(orders)
    .leftJoin(checkouts, eq(checkouts.id, orders.checkoutId))
    .where(eq(orders.id, orderId));
  if (!row) throw notFound("order", orderId);
  const { order, payment, releaseCause, undoSecondsLeft } = row;
  const [parcelWith, lines, events, refundPending] = await Promise.all([
    listParcelNumbers({ db }, order.checkoutId),
    db.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(asc(orderLines.position)),
    db
      .select({ state: orderEvents.state, at: orderEvents.createdAt })
      .from(orderEvents)
      .where(eq(orderEvents.orderId, orderId))
      .orderBy(asc(orderEvents.createdAt), asc(orderEvents.id)),
    getPendingAmount(db, order.checkoutId),
  ]);
  const money = (amount: number) => ({ amount, currency: order.currency });
  return {
    id: order.id,
    number: order.number,
    state: order.state,
    locale: order.locale,
    placedAt: order.placedAt.toISOString(),
    ...{ payment, releaseCause, undoSecondsLeft, parcelWith },
    events: standingEvents(events).map(({ state, at }) => ({ state, at: at.toISOString() })),
    lines: lines.map((line) => ({
      title: line.title[locale],
      choice: line.choice[locale],
      sku: line.sku,
      pictureKey: line.mediaKey,
      quantity: line.quantity,
      unitPrice: money(line.unitAmount),
      lineTotal: money(line.unitAmount * line.quantity),
    })),
    subtotal: money(order.subtotalAmount),
    shipping: money(order.shippingAmount),
    taxIncluded: money(order.taxIncludedAmount),
    total: money(order.totalAmount),
    credited: money(order.creditedAmount),
    refundPending: money(refundPending),
    contact: order.contact,
    address: order.address,
    shippingTitle: order.shippingTitle[locale],
    deliverFrom: order.deliverFrom,
    deliverUntil: order.deliverUntil,
    carrier: order.carrier && carrierName(order.carrier, locale),
    trackingNumber: order.trackingNumber,
    trackingUrl: trackingUrl(order.carrier, order.trackingNumber, locale),
  };
}

/** What of an order's money is on its way back, minor units. */
async function getPendingAmount(db: Context["db"], checkoutId: string): Promise<number> {
  const [row] = await db
    .select({ amount: sql<string>`coalesce(sum(${refunds.amount}), 0)` })
    .from(refunds)
    .where(and(eq(refunds.checkoutId, checkoutId), inArray(refunds.state, ["requested", "pending"])));
  return Number(row?.amount ?? 0);
}

/** The checkout an order came from. @throws DomainError `not_found`. */
export async function getCheckoutOfOrder({ db }: Context, orderId: string): Promise<string> {
  const [order] = await db.select({ checkoutId: orders.checkoutId }).from(orders).where(eq(orders.id, orderId));
  if (!order) throw notFound("order", orderId);
  return order.checkoutId;
}
