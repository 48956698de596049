import { eq } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";

/**
 * Gives the checkouts of one customer to another. Comes before their orders move: one that is being booked is waited
 * for, so that its order is there to be moved too.
 *
 * @param ctx Its `db` must be the transaction that moves everything.
 */
export async function moveBuyer({ db }: Context, { from, into }: { from: string; into: string }): Promise<void> {
  await db.update(checkouts).set({ customerId: into }).where(eq(checkouts.customerId, from));
}
