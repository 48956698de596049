import { and, eq, isNotNull, ne, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { customers, rememberedDevices, savedAddresses } from "@/lib/db/schema/accounts";

const isOf = (email: string) => sql`lower(${customers.email}) = lower(${email})`;

/** The customer to whom an address was proved to belong, or null. */
export async function findConfirmedCustomer({ db }: Context, email: string): Promise<string | null> {
  const [row] = await db
    .select({ id: customers.id })
    .from(customers)
    .where(and(isOf(email), isNotNull(customers.emailConfirmedAt)));
  return row?.id ?? null;
}

/**
 * Notes that a customer's own address was proved to be theirs by a mailed code.
 *
 * @returns The customer who had proved the same address before: both are one person, join them. Null otherwise.
 */
export async function confirmEmail(ctx: Context, customerId: string, email: string): Promise<string | null> {
  return ctx.db.transaction(async (db) => {
    // Two browsers may prove the same address at once.
    await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`customer-email:${email.toLowerCase()}`}))`);
    const other = await findConfirmedCustomer({ ...ctx, db }, email);
    if (other !== null) return other === customerId ? null : other;
    await db
      .update(customers)
      .set({ emailConfirmedAt: sql`coalesce(${customers.emailConfirmedAt}, now())` })
      .where(and(eq(customers.id, customerId), isOf(email)));
    return null;
  });
}

/**
 * Gives the devices and addresses of one customer to another and ends the first. Whatever else is theirs must have
 * moved before.
 *
 * @param ctx Its `db` must be the transaction that moves everything.
 */
export async function joinCustomer({ db }: Context, { from, into }: { from: string; into: string }): Promise<void> {
  await db.update(rememberedDevices).set({ customerId: into }).where(eq(rememberedDevices.customerId, from));
  const hasDefault = sql`exists (select from saved_addresses other where other.customer_id = ${into} and other.is_default)`;
  await db
    .update(savedAddresses)
    .set({ customerId: into, isDefault: sql`${savedAddresses.isDefault} and not ${hasDefault}` })
    .where(eq(savedAddresses.customerId, from));
  await db.delete(customers).where(and(eq(customers.id, from), ne(customers.id, into)));
}
