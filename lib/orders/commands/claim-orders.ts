import { and, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { orders } from "@/lib/db/schema/orders";

/** Gives a customer what was bought as a guest under the address that was proved to be theirs. */
export async function claimOrders({ db }: Context, customerId: string, email: string): Promise<void> {
  await db
    .update(orders)
    .set({ customerId })
    .where(and(isNull(orders.customerId), sql`lower(${orders.contact} ->> 'email') = lower(${email})`));
}

/** Gives the orders of one customer to another. @param ctx Its `db` must be the transaction that moves everything. */
export async function moveOrders({ db }: Context, { from, into }: { from: string; into: string }): Promise<void> {
  await db.update(orders).set({ customerId: into }).where(eq(orders.customerId, from));
}
