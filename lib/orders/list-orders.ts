import { desc, eq, type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { orders } from "@/lib/db/schema/orders";
import type { OrderSummary } from "./contract";
import { orderTokenOf } from "./queries";

/** As many as somebody looks through; older ones are in their mail. */
const MAX_LISTED = 100;

const isFor = (email: string) => sql`lower(${orders.contact} ->> 'email') = lower(${email})`;

/**
 * What a remembered customer bought, newest first; at most a hundred.
 *
 * @param provenEmail An address that was proved to be theirs: what was bought under it belongs to them too, whoever
 *   typed it. Null for one that was only typed.
 */
export const listOrdersOf = (ctx: Context, customerId: string, provenEmail: string | null): Promise<OrderSummary[]> => {
  const isTheirs = eq(orders.customerId, customerId);
  return list(ctx, provenEmail === null ? isTheirs : sql`(${isTheirs} or ${isFor(provenEmail)})`);
};

/** What was bought under an address that was proved to be the asker's, newest first; at most a hundred. */
export const listOrdersFor = (ctx: Context, email: string): Promise<OrderSummary[]> => list(ctx, isFor(email));

async function list({ db }: Context, isWanted: SQL): Promise<OrderSummary[]> {
  const { id, number, state, placedAt, totalAmount, currency } = orders;
  const rows = await db
    .select({ id, number, state, placedAt, totalAmount, currency })
    .from(orders)
    .where(isWanted)
    .orderBy(desc(placedAt), desc(id))
    .limit(MAX_LISTED);
  return rows.map((row) => ({
    ...{ token: orderTokenOf(row.id), number: row.number, state: row.state },
    placedAt: row.placedAt.toISOString(),
    total: { amount: row.totalAmount, currency: row.currency },
  }));
}

/** Whether anything was ever bought under an address. */
export async function hasOrdersFor({ db }: Context, email: string): Promise<boolean> {
  const [row] = await db.select({ id: orders.id }).from(orders).where(isFor(email)).limit(1);
  return row !== undefined;
}
