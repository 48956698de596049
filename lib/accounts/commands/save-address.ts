import { and, asc, eq } from "drizzle-orm";
import type { Address, Contact } from "@/lib/core/address";
import { notFound } from "@/lib/core/errors";
import { type Context, requireCustomer } from "@/lib/db/context";
import { customers, savedAddresses } from "@/lib/db/schema/accounts";
import type { AddressChange } from "../contract";

/** More than anybody sends parcels to; one more is not kept. */
const MAX_ADDRESSES = 20;

/**
 * Keeps where a customer's things went. The same place again is kept once; the first one is the default. Never refuses:
 * a purchase must not fail because of it.
 *
 * @param ctx Its `db` should be the transaction of the purchase.
 */
export async function saveAddress(
  ctx: Context,
  customerId: string,
  { contact, address }: { contact: Contact; address: Address },
): Promise<void> {
  if (!(await lockCustomer(ctx, customerId))) return;
  const saved = await ctx.db
    .select({ contact: savedAddresses.contact, address: savedAddresses.address })
    .from(savedAddresses)
    .where(eq(savedAddresses.customerId, customerId));
  const keyOf = (of: Contact | Address) => JSON.stringify(Object.entries(of).sort());
  const isSame = (one: (typeof saved)[number]) =>
    keyOf(one.contact) === keyOf(contact) && keyOf(one.address) === keyOf(address);
  if (saved.some(isSame) || saved.length >= MAX_ADDRESSES) return;
  await ctx.db.insert(savedAddresses).values({ customerId, contact, address, isDefault: saved.length === 0 });
}

/**
 * Names an address, or makes it the one that is used when nothing else is said.
 *
 * @throws DomainError `not_found`, also for one of somebody else.
 */
export async function changeAddress(ctx: Context, addressId: string, change: AddressChange): Promise<void> {
  const customerId = requireCustomer(ctx.actor);
  const isOurs = and(eq(savedAddresses.id, addressId), eq(savedAddresses.customerId, customerId));
  await ctx.db.transaction(async (db) => {
    await lockCustomer({ ...ctx, db }, customerId);
    const [known] = await db.select({ id: savedAddresses.id }).from(savedAddresses).where(isOurs);
    if (!known) throw notFound("address", addressId);
    if (change.isDefault) {
      await db.update(savedAddresses).set({ isDefault: false }).where(eq(savedAddresses.customerId, customerId));
    }
    const { label, isDefault } = change;
    if (label === undefined && isDefault === undefined) return;
    await db
      .update(savedAddresses)
      .set({ ...(label !== undefined && { label }), ...(isDefault && { isDefault }) })
      .where(isOurs);
  });
}

/**
 * Lets go of an address. The next oldest becomes the default in its place.
 *
 * @throws DomainError `not_found`, also for one of somebody else.
 */
export async function removeAddress(ctx: Context, addressId: string): Promise<void> {
  const customerId = requireCustomer(ctx.actor);
  await ctx.db.transaction(async (db) => {
    await lockCustomer({ ...ctx, db }, customerId);
    const [removed] = await db
      .delete(savedAddresses)
      .where(and(eq(savedAddresses.id, addressId), eq(savedAddresses.customerId, customerId)))
      .returning({ isDefault: savedAddresses.isDefault });
    if (!removed) throw notFound("address", addressId);
    if (removed.isDefault) await chooseDefault({ ...ctx, db }, customerId);
  });
}

async function chooseDefault({ db }: Context, customerId: string): Promise<void> {
  const [next] = await db
    .select({ id: savedAddresses.id })
    .from(savedAddresses)
    .where(eq(savedAddresses.customerId, customerId))
    .orderBy(asc(savedAddresses.createdAt))
    .limit(1);
  if (next) await db.update(savedAddresses).set({ isDefault: true }).where(eq(savedAddresses.id, next.id));
}

/** Changes of one customer's addresses queue up: there is one default. */
async function lockCustomer({ db }: Context, customerId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: customers.id })
    .from(customers)
    .where(eq(customers.id, customerId))
    .for("no key update");
  return row !== undefined;
}
