import { and, asc, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import { type Context, type Database, requireRole } from "@/lib/db/context";
import { people } from "@/lib/db/schema/accounts";
import { auditLog } from "@/lib/db/schema/audit";
import { variants } from "@/lib/db/schema/catalog";
import { checkouts } from "@/lib/db/schema/checkout";
import { stockLedger } from "@/lib/db/schema/inventory";
import { orderLines, orderNotes, orders } from "@/lib/db/schema/orders";
import { outbox } from "@/lib/db/schema/outbox";
import { disputes, money, payments, refunds } from "@/lib/db/schema/payments";
import { tasks } from "@/lib/db/schema/tasks";
import { listParcelNumbers } from "./parcel";
import { orderTokenOf, promiseColumns } from "./queries";
import { refundedQuantity, restockedQuantity } from "./refunded-lines";
import type { StaffOrder } from "./staff-contract";
import { paymentStanding } from "./staff-queries";

/** All but what the payments alone can say. */
type OrderStory = Omit<StaffOrder, "refundable">;
const promise = { promised: promiseColumns.payment, undoSecondsLeft: promiseColumns.undoSecondsLeft };
type Found = { id: string; checkoutId: string };
type Part<Name extends keyof StaffOrder> = Promise<StaffOrder[Name]>;

/**
 * An order with all that staff need to know of it: its lines, its money, its stock, its mails, who did what.
 *
 * @param ctx The actor must be a manager.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function getOrderStory({ db, actor }: Context, orderId: string): Promise<OrderStory> {
  requireRole(actor, "manager");
  const [row] = await db
    .select({ order: orders, payment: paymentStanding, method: payments.method, ...promise })
    .from(orders)
    .leftJoin(checkouts, eq(checkouts.id, orders.checkoutId))
    .leftJoin(payments, eq(payments.checkoutId, orders.checkoutId))
    .where(eq(orders.id, orderId));
  if (!row) throw notFound("order", orderId);
  const { order, payment, method, promised, undoSecondsLeft } = row;
  const moneyOf = (amount: number) => ({ amount, currency: order.currency });
  const refundRows = await listRefunds(db, order.checkoutId);
  const { id, number, state, version, locale, contact, address, shippingTitle, deliverFrom, deliverUntil } = order;
  return {
    ...{ id, number, state, version, locale, contact, address, shippingTitle, deliverFrom, deliverUntil },
    ...{ carrier: order.carrier, trackingNumber: order.trackingNumber, packingNote: order.packingNote },
    ...{ payment, method: method ?? "page", token: orderTokenOf(id), placedAt: order.placedAt.toISOString() },
    promise: { payment: promised, undoSecondsLeft },
    parcelWith: await listParcelNumbers({ db }, order.checkoutId),
    lines: await listLines(db, order),
    subtotal: moneyOf(order.subtotalAmount),
    shipping: moneyOf(order.shippingAmount),
    total: moneyOf(order.totalAmount),
    money: await listMoney(db, order),
    refunds: refundRows.map(({ refund }) => refund),
    disputes: await listDisputes(db, order),
    movements: await listMovements(db, [order.checkoutId, id, ...refundRows.map(({ refund }) => refund.id)]),
    mails: await listMails(db, order, refundRows),
    notes: await listNotes(db, id),
    history: await listHistory(db, id),
    tasks: await listTasks(db, order),
  };
}

async function listLines(db: Database, { id, currency }: typeof orders.$inferSelect): Part<"lines"> {
  const { position, sku, title, choice, mediaKey, quantity, unitAmount } = orderLines;
  const rows = await db
    .select({ position, sku, title, choice, mediaKey, quantity, unitAmount, refundedQuantity, restockedQuantity })
    .from(orderLines)
    .where(eq(orderLines.orderId, id))
    .orderBy(asc(position));
  return rows.map(({ mediaKey: pictureKey, unitAmount: amount, ...line }) => ({
    ...{ ...line, pictureKey },
    unitPrice: { amount, currency },
  }));
}

async function listMoney(db: Database, { checkoutId }: Found): Part<"money"> {
  const rows = await db
    .select()
    .from(money)
    .where(eq(money.checkoutId, checkoutId))
    .orderBy(asc(money.createdAt), asc(money.stripeObjectId));
  return rows.map(({ stripeObjectId: ref, kind, amount, currency, createdAt }) => ({
    ...{ ref, kind, money: { amount, currency } },
    at: createdAt.toISOString(),
  }));
}

async function listRefunds(db: Database, checkoutId: string) {
  const isAsked = sql<boolean>`exists (select from ${outbox} o where o.kind = 'refund_pending'
    and o.ref = refunds.stripe_refund_id)`;
  const { id, currency, amount, state, note, createdAt, stripeRefundId } = refunds;
  const rows = await db
    .select({ id, currency, amount, state, note, createdAt, stripeRefundId, isAsked })
    .from(refunds)
    .where(eq(refunds.checkoutId, checkoutId))
    .orderBy(desc(createdAt), desc(id));
  return rows.map(({ stripeRefundId, createdAt: made, amount: minor, currency: code, ...row }) => ({
    stripeRefundId,
    refund: {
      ...{ ...row, isAsked: row.isAsked && row.state === "pending", at: made.toISOString() },
      money: { amount: minor, currency: code },
    },
  }));
}

async function listDisputes(db: Database, { checkoutId }: Found): Part<"disputes"> {
  const rows = await db.select().from(disputes).where(eq(disputes.checkoutId, checkoutId)).orderBy(disputes.createdAt);
  return rows.map(({ stripeDisputeId: id, state, reason, amount, currency, respondBy }) => ({
    ...{ id, state, reason, money: { amount, currency } },
    respondBy: respondBy?.toISOString() ?? null,
  }));
}

async function listMovements(db: Database, refs: string[]): Part<"movements"> {
  const rows = await db
    .select({
      ...{ sku: variants.sku, delta: stockLedger.delta, reason: stockLedger.reason, at: stockLedger.createdAt },
    })
    .from(stockLedger)
    .innerJoin(variants, eq(variants.id, stockLedger.variantId))
    .where(and(inArray(stockLedger.reason, ["sold", "returned"]), inArray(stockLedger.ref, refs)))
    .orderBy(asc(stockLedger.createdAt), asc(variants.sku));
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

const MAIL_KINDS = [
  "order_confirmation",
  "order_shipped",
  "order_cancelled",
  "order_refunded",
  "order_released",
  "refund_pending",
] as const;

async function listMails(
  db: Database,
  { id }: Found,
  refundRows: readonly { stripeRefundId: string | null }[],
): Part<"mails"> {
  const refundIds = refundRows.flatMap(({ stripeRefundId }) => (stripeRefundId === null ? [] : [stripeRefundId]));
  const rows = await db
    .select({ kind: outbox.kind, at: outbox.createdAt, sentAt: outbox.sentAt, attempts: outbox.attempts })
    .from(outbox)
    .where(
      and(
        inArray(outbox.kind, [...MAIL_KINDS]),
        or(inArray(outbox.ref, [id, ...refundIds]), sql`${outbox.payload} ->> 'orderId' = ${id}`),
      ),
    )
    .orderBy(asc(outbox.createdAt), asc(outbox.id));
  return rows.map(({ at, sentAt, ...row }) => ({
    ...{ ...row, at: at.toISOString() },
    sentAt: sentAt?.toISOString() ?? null,
  }));
}

async function listNotes(db: Database, orderId: string): Part<"notes"> {
  const rows = await db
    .select({ id: orderNotes.id, text: orderNotes.text, person: people.name, at: orderNotes.createdAt })
    .from(orderNotes)
    .innerJoin(people, eq(people.id, orderNotes.personId))
    .where(eq(orderNotes.orderId, orderId))
    .orderBy(desc(orderNotes.createdAt), desc(orderNotes.id));
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

async function listHistory(db: Database, orderId: string): Part<"history"> {
  const { id, action, before, after, createdAt } = auditLog;
  const rows = await db
    .select({ id, action, before, after, person: people.name, at: createdAt })
    .from(auditLog)
    .leftJoin(people, eq(people.id, auditLog.personId))
    .where(and(eq(auditLog.entity, "order"), eq(auditLog.entityId, orderId)))
    .orderBy(desc(createdAt), desc(id));
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

async function listTasks(db: Database, { id, checkoutId }: Found): Part<"tasks"> {
  const isOfThis = or(
    sql`${tasks.details} ->> 'checkoutId' = ${checkoutId}`,
    eq(tasks.ref, checkoutId),
    sql`${id}::text in (${tasks.details} ->> 'orderId', ${tasks.details} ->> 'about', split_part(${tasks.ref}, ':', 2))`,
  );
  const rows = await db
    .select({ id: tasks.id, kind: tasks.kind, at: tasks.createdAt })
    .from(tasks)
    .where(and(isNull(tasks.resolvedAt), isOfThis))
    .orderBy(asc(tasks.createdAt));
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
