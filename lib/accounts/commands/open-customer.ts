import { eq } from "drizzle-orm";
import type { Locale } from "@/lib/core/locale";
import type { Context } from "@/lib/db/context";
import { customers } from "@/lib/db/schema/accounts";

/**
 * Makes a customer for somebody who asked to be remembered. Never one who is there already: anybody can type any
 * address.
 *
 * @param ctx May be a transaction.
 * @returns The customer's id.
 */
export async function openCustomer({ db }: Context, who: { email: string; locale: Locale }): Promise<string> {
  const [row] = await db.insert(customers).values(who).returning({ id: customers.id });
  if (!row) throw new Error("the new customer came back without a row");
  return row.id;
}

/** Notes as whom Stripe knows a customer. */
export async function noteStripeCustomer({ db }: Context, customerId: string, stripeCustomerId: string): Promise<void> {
  await db.update(customers).set({ stripeCustomerId }).where(eq(customers.id, customerId));
}
