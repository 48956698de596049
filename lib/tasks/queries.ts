import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Locale } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import type { Currency } from "@/lib/core/money";
import { cutPage, decodeCursor } from "@/lib/core/page";
import { type Context, requireRole } from "@/lib/db/context";
import { people } from "@/lib/db/schema/accounts";
import { checkouts } from "@/lib/db/schema/checkout";
import { orders } from "@/lib/db/schema/orders";
import { tasks } from "@/lib/db/schema/tasks";
import type { Task, TaskPage, TasksQuery } from "./contract";

const PAGE_SIZE = 30;

/** How many things wait for a person. @throws DomainError `not_found`, `forbidden`. */
export async function countOpenTasks({ db, actor }: Context): Promise<number> {
  requireRole(actor, "manager");
  return db.$count(tasks, isNull(tasks.resolvedAt));
}

/** Every id that a task names where it may be that of an order or a checkout. */
const NAMED = sql`array(select word::uuid from unnest(array[tasks.details ->> 'checkoutId', tasks.details ->> 'orderId',
  tasks.details ->> 'about', split_part(tasks.details ->> 'about', ':', 1), tasks.ref, split_part(tasks.ref, ':', 2)])
  as word where word ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')`;

type Joined = {
  order: Task["order"];
  checkout: { id: string; state: string; name: string; email: string; amount: number; currency: Currency } | null;
};

const orderOf = sql<Joined["order"]>`(select json_build_object('id', o.id, 'number', o.number) from ${orders} o
  where o.id = any(${NAMED}) or o.checkout_id = any(${NAMED}) limit 1)`;
const checkoutOf = sql<Joined["checkout"]>`(select json_build_object('id', c.id, 'state', c.state,
  'name', c.contact ->> 'name', 'email', c.contact ->> 'email', 'amount', c.total_amount, 'currency', c.currency)
  from ${checkouts} c where c.id = any(${NAMED}) limit 1)`;
/** Jobs are named as the log names them. */
const resolverOf = sql<string>`coalesce((select p.name from ${people} p
  where tasks.resolved_by = 'staff:' || p.id::text), tasks.resolved_by, '')`;

const columns = {
  ...{ id: tasks.id, kind: tasks.kind, ref: tasks.ref, details: tasks.details, raisedAt: tasks.createdAt },
  ...{ resolvedAt: tasks.resolvedAt, note: tasks.note, by: resolverOf, order: orderOf, checkout: checkoutOf },
};

type Row = Joined &
  Pick<typeof tasks.$inferSelect, "id" | "kind" | "ref" | "details" | "resolvedAt" | "note"> & {
    raisedAt: Date;
    by: string;
  };

/**
 * What waits for a person, oldest first, or what was put right, the last first; each with what happened and what to do in
 * a language. Thirty at a time.
 *
 * @throws DomainError `not_found`, `forbidden`: details may name buyers.
 */
export async function listTasks(
  { db, actor }: Context,
  { locale, state, kind, cursor }: TasksQuery,
): Promise<TaskPage> {
  requireRole(actor, "manager");
  const isOpen = state === "open";
  const at = isOpen ? tasks.createdAt : tasks.resolvedAt;
  const after = cursor === undefined ? null : decodeCursor(cursor);
  const comparison = isOpen ? sql`>` : sql`<`;
  const rows: Row[] = await db
    .select(columns)
    .from(tasks)
    .where(
      and(
        isOpen ? isNull(tasks.resolvedAt) : isNotNull(tasks.resolvedAt),
        kind === undefined ? undefined : eq(tasks.kind, kind),
        after === null
          ? undefined
          : sql`(${at}, ${tasks.id}) ${comparison} (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(...(isOpen ? [asc(at), asc(tasks.id)] : [desc(at), desc(tasks.id)]))
    .limit(PAGE_SIZE + 1);
  const position = (row: Row) => ({ at: (row.resolvedAt ?? row.raisedAt).toISOString(), id: row.id });
  const page = cutPage(rows, PAGE_SIZE, position);
  return { ...page, items: page.items.map((row) => asTask(row, locale)) };
}

function asTask({ raisedAt, resolvedAt, note, by, checkout, ...task }: Row, locale: Locale): Task {
  const { happened, toDo } = messagesOf(locale).tasks[task.kind];
  return {
    ...{ ...task, happened, toDo, raisedAt: raisedAt.toISOString() },
    checkout: checkout && {
      ...{ id: checkout.id, state: checkout.state, name: checkout.name, email: checkout.email },
      total: { amount: checkout.amount, currency: checkout.currency },
    },
    resolved: resolvedAt && { at: resolvedAt.toISOString(), by, note },
  };
}
