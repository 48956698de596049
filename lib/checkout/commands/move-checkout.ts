import { eq } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import type { CheckoutState } from "../rules";

/**
 * Writes a checkout's next state. A trigger refuses steps that the diagram does not have and notes each one.
 *
 * @param ctx Its `db` must be the transaction that holds the row lock.
 */
export async function moveCheckout({ db }: Context, checkoutId: string, to: CheckoutState): Promise<void> {
  await db.update(checkouts).set({ state: to }).where(eq(checkouts.id, checkoutId));
}
