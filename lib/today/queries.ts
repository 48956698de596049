import { sql } from "drizzle-orm";
import { choiceText } from "@/lib/catalog";
import { BRAND } from "@/lib/core/brand";
import { DEFAULT_LOCALE, type Locale, type LocalText } from "@/lib/core/locale";
import { HOME_CURRENCY } from "@/lib/core/money";
import { type Context, requireRole } from "@/lib/db/context";
import type { LowStock, Today } from "./contract";

/** Fewer of a variant than this are worth a look. */
const LOW_STOCK_BELOW = 5;
const SHOWN_LOW = 10;
const CHART_DAYS = 14;
const MONTH_DAYS = 30;

type DayRow = { day: string; orders: number; net: number; age: number };
type Counts = Pick<Today, "toPack" | "toShip" | "openTasks" | "scheduledPosts" | "drafts" | "lowStockCount">;

/**
 * The shop at this moment: what was sold, what waits, what runs out.
 *
 * @param ctx The actor must be a manager.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function getToday(ctx: Context, locale: Locale): Promise<Today> {
  requireRole(ctx.actor, "manager");
  const [days, counts, lowStock] = await Promise.all([listDays(ctx), countWaiting(ctx), listLowStock(ctx, locale)]);
  const sumOf = (from: number, until: number) => {
    const within = days.filter(({ age }) => age >= from && age <= until);
    const amount = within.reduce((sum, { net }) => sum + net, 0);
    return { orders: within.reduce((sum, { orders }) => sum + orders, 0), net: { amount, currency: HOME_CURRENCY } };
  };
  return {
    ...{ day: days.at(-1)?.day ?? "", today: sumOf(0, 0), yesterday: sumOf(1, 1) },
    ...{ week: sumOf(0, 6), month: sumOf(0, MONTH_DAYS - 1), ...counts, lowStock },
    days: days.slice(-CHART_DAYS).map(({ day, net }) => ({ day, net })),
  };
}

/** The last thirty days where the shop is, today last, each with its orders and what stayed of their money. */
async function listDays({ db, now }: Context): Promise<DayRow[]> {
  const answer = await db.execute(sql`
    with today as (select (${now().toISOString()}::timestamptz at time zone ${BRAND.timeZone})::date as day),
    days as (select (today.day - age)::date as day, age from today, generate_series(0, ${MONTH_DAYS - 1}::int) as age)
    select to_char(days.day, 'YYYY-MM-DD') as day, days.age::int as age, count(o.id)::int as orders,
      coalesce(sum(o.total_amount - o.credited_amount), 0)::float8 as net
    from days
    left join orders o on o.currency = ${HOME_CURRENCY} and o.state <> 'cancelled' and o.paid_at is not null
      and o.placed_at >= days.day::timestamp at time zone ${BRAND.timeZone}
      and o.placed_at < (days.day + 1)::timestamp at time zone ${BRAND.timeZone}
    group by days.day, days.age order by days.day`);
  // Safe: the columns named above.
  return (answer as { rows: DayRow[] }).rows;
}

async function countWaiting({ db }: Context): Promise<Counts> {
  const answer = await db.execute(sql`
    select (select count(*)::int from orders where state = 'placed' and paid_at is not null) as "toPack",
      (select count(*)::int from orders where state = 'packed') as "toShip",
      (select count(*)::int from tasks where resolved_at is null) as "openTasks",
      (select count(*)::int from posts where status = 'scheduled') as "scheduledPosts",
      (select count(*)::int from posts where status = 'draft') as drafts,
      (select count(*)::int from (${LOW}) low) as "lowStockCount"`);
  // Safe: the columns named above.
  const [row] = (answer as { rows: Counts[] }).rows;
  if (!row) throw new Error("a count came back without a row");
  return row;
}

const LOW = sql`
  select v.id as "variantId", p.id as "productId", v.sku, p.title, p.options, v.option_values as "optionValues",
    s.on_hand - s.reserved as available
  from stock s join variants v on v.id = s.variant_id join products p on p.id = v.product_id
  where p.status = 'published' and v.archived_at is null and s.on_hand - s.reserved < ${LOW_STOCK_BELOW}`;

type LowRow = Pick<LowStock, "variantId" | "productId" | "sku" | "available"> & {
  title: LocalText;
  options: Parameters<typeof choiceText>[0];
  optionValues: Record<string, string>;
};

async function listLowStock({ db }: Context, locale: Locale): Promise<LowStock[]> {
  const answer = await db.execute(sql`${LOW} order by available, v.sku limit ${SHOWN_LOW}`);
  // Safe: the columns that the statement names.
  const { rows } = answer as { rows: LowRow[] };
  return rows.map(({ title, options, optionValues, ...row }) => ({
    ...row,
    title: title[locale] || title[DEFAULT_LOCALE],
    choice: choiceText(options, optionValues)[locale],
  }));
}
