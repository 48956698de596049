import { and, asc, desc, eq, gte, ilike, lt, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { BRAND } from "@/lib/core/brand";
import { decodeCursor, decodeKeys, encodeCursor, encodeKeys } from "@/lib/core/page";
import { type Context, requireRole } from "@/lib/db/context";
import { orders } from "@/lib/db/schema/orders";
import { disputes, refunds } from "@/lib/db/schema/payments";
import { tasks } from "@/lib/db/schema/tasks";
import type { PaymentStanding, StaffOrderPage, StaffOrdersQuery } from "./staff-contract";

const PAGE_SIZE = 30;
const FOR_LIKE = /[\\%_]/g;
/** Fewer digits than this are found in nearly every phone number. */
const MIN_PHONE_DIGITS = 3;

// The order's columns are written out below: alone in a query the builder names them without their table.
const OPEN_DISPUTE = sql`exists (select from ${disputes} d where d.checkout_id = orders.checkout_id
  and d.state not in ('won', 'warning_closed', 'prevented'))`;
const WAITING_REFUND = sql`exists (select from ${refunds} r where r.checkout_id = orders.checkout_id
  and r.state in ('requested', 'pending'))`;

/** Where an order's money stands, for one query over orders. */
export const paymentStanding = sql<PaymentStanding>`case when ${OPEN_DISPUTE} then 'disputed'
  when ${WAITING_REFUND} then 'refund_pending' when orders.credited_amount >= orders.total_amount then 'refunded'
  when orders.credited_amount > 0 then 'partly_refunded' when orders.paid_at is not null then 'paid'
  when orders.state = 'cancelled' then 'released' else 'authorized' end`;

const ofTasks = sql`${tasks} t where t.resolved_at is null and (t.details ->> 'checkoutId' = orders.checkout_id::text
  or orders.id::text in (t.details ->> 'orderId', t.details ->> 'about', split_part(t.ref, ':', 2))
  or t.ref = orders.checkout_id::text)`;

function matches(q: string): SQL | undefined {
  const like = `%${q.replace(FOR_LIKE, "\\$&")}%`;
  const digits = q.replaceAll(/\D/g, "");
  const isPhone = digits.length >= MIN_PHONE_DIGITS && /^[\d\s()+-]+$/.test(q);
  return or(
    ilike(orders.number, like),
    sql`orders.contact ->> 'name' ilike ${like}`,
    sql`orders.contact ->> 'email' ilike ${like}`,
    isPhone ? sql`regexp_replace(orders.contact ->> 'phone', '\\D', '', 'g') like ${`%${digits}%`}` : undefined,
  );
}

const dayStart = (day: string, daysLater: number) =>
  sql`(${day}::date + ${daysLater}::int)::timestamp at time zone ${BRAND.timeZone}`;

const filtersOf = ({ q, state, payment, from, until, tasks: hasTasks }: StaffOrdersQuery) =>
  and(
    q === undefined || q === "" ? undefined : matches(q),
    state === undefined ? undefined : eq(orders.state, state),
    payment === undefined ? undefined : sql`${paymentStanding} = ${payment}`,
    from === undefined ? undefined : gte(orders.placedAt, dayStart(from, 0)),
    until === undefined ? undefined : lt(orders.placedAt, dayStart(until, 1)),
    hasTasks === undefined ? undefined : sql`exists (select from ${ofTasks})`,
  );

type Row = { placedAt: Date; totalAmount: number; id: string };

const AmountKeys = z.tuple([z.int().min(0).max(2_147_483_647), z.uuid()]);

const timeKeys = ({ placedAt, id }: Row): string => encodeCursor({ at: placedAt.toISOString(), id });

function afterTime(cursor: string, comparison: SQL): SQL | undefined {
  const after = decodeCursor(cursor);
  return after === null
    ? undefined
    : sql`(orders.placed_at, orders.id) ${comparison} (${after.at}::timestamptz, ${after.id}::uuid)`;
}

function afterAmount(cursor: string): SQL | undefined {
  const after = decodeKeys(cursor, AmountKeys);
  return after === null ? undefined : sql`(orders.total_amount, orders.id) < (${after[0]}::int, ${after[1]}::uuid)`;
}

type Sort = { by: SQL[]; after: (cursor: string) => SQL | undefined; cursorOf: (row: Row) => string };

const SORTS: Record<StaffOrdersQuery["sort"], Sort> = {
  newest: {
    by: [desc(orders.placedAt), desc(orders.id)],
    after: (cursor) => afterTime(cursor, sql`<`),
    cursorOf: timeKeys,
  },
  oldest: {
    by: [asc(orders.placedAt), asc(orders.id)],
    after: (cursor) => afterTime(cursor, sql`>`),
    cursorOf: timeKeys,
  },
  largest: {
    by: [desc(orders.totalAmount), desc(orders.id)],
    after: afterAmount,
    cursorOf: ({ totalAmount, id }) => encodeKeys([totalAmount, id]),
  },
};

/**
 * Orders for staff: one statement, paged by key.
 *
 * @param ctx The actor must be a manager.
 * @param asked Filters, all of which must hold, how they are sorted, and the cursor of the page before.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function listStaffOrders(ctx: Context, asked: StaffOrdersQuery): Promise<StaffOrderPage> {
  requireRole(ctx.actor, "manager");
  const sort = SORTS[asked.sort];
  const { id, number, state, version, placedAt, deliverUntil, totalAmount, currency } = orders;
  const rows = await ctx.db
    .select({
      ...{ id, number, state, version, placedAt, deliverUntil, totalAmount, currency },
      name: sql<string>`orders.contact ->> 'name'`,
      province: sql<string>`orders.address ->> 'province'`,
      country: sql<string>`orders.address ->> 'country'`,
      pieces: sql`(select sum(l.quantity) from order_lines l where l.order_id = orders.id)`.mapWith(Number),
      payment: paymentStanding,
      openTasks: sql`(select count(*) from ${ofTasks})`.mapWith(Number),
    })
    .from(orders)
    .where(and(filtersOf(asked), asked.cursor === undefined ? undefined : sort.after(asked.cursor)))
    .orderBy(...sort.by)
    .limit(PAGE_SIZE + 1);
  const items = rows.slice(0, PAGE_SIZE);
  const last = items.at(-1);
  return {
    items: items.map(({ totalAmount: amount, currency: code, ...row }) => ({
      ...{ ...row, placedAt: row.placedAt.toISOString() },
      total: { amount, currency: code },
    })),
    nextCursor: rows.length > PAGE_SIZE && last ? sort.cursorOf(last) : null,
  };
}
