import { eq } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { orders } from "@/lib/db/schema/orders";

/** Gives the orders of one customer to another. @param ctx Its `db` must be the transaction that moves everything. */
export async function moveOrders({ db }: Context, { from, into }: { from: string; into: string }): Promise<void> {
  await db.update(orders).set({ customerId: into }).where(eq(orders.customerId, from));
}
