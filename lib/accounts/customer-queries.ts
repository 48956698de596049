import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Address, Contact } from "@/lib/core/address";
import { notFound } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import type { Context } from "@/lib/db/context";
import { customers, emailCodes, rememberedDevices, savedAddresses } from "@/lib/db/schema/accounts";
import { env } from "@/lib/env/server";
import type { CodePurpose } from "./commands/open-code";
import type { RememberedDevice, SavedAddress } from "./contract";
import { codeOf } from "./rules";

export type Customer = {
  id: string;
  email: string;
  isEmailConfirmed: boolean;
  locale: Locale;
  stripeCustomerId: string | null;
};

/** A customer. @throws DomainError `not_found`. */
export async function getCustomer({ db }: Context, customerId: string): Promise<Customer> {
  const { id, email, locale, stripeCustomerId } = customers;
  const isEmailConfirmed = sql<boolean>`${customers.emailConfirmedAt} is not null`;
  const [row] = await db
    .select({ id, email, locale, stripeCustomerId, isEmailConfirmed })
    .from(customers)
    .where(eq(customers.id, customerId));
  if (!row) throw notFound("customer", customerId);
  return row;
}

/** Where a customer's things go: the default first, then the newest. */
export async function listAddresses({ db }: Context, customerId: string): Promise<SavedAddress[]> {
  const { id, label, contact, address, isDefault } = savedAddresses;
  return db
    .select({ id, label, contact, address, isDefault })
    .from(savedAddresses)
    .where(eq(savedAddresses.customerId, customerId))
    .orderBy(desc(isDefault), desc(savedAddresses.createdAt), desc(id));
}

/**
 * One of a customer's addresses.
 *
 * @param addressId Without it, the default one.
 * @throws DomainError `not_found`, also for one of somebody else.
 */
export async function getAddress(
  { db }: Context,
  customerId: string,
  addressId?: string,
): Promise<{ contact: Contact; address: Address }> {
  const isWanted = addressId === undefined ? savedAddresses.isDefault : eq(savedAddresses.id, addressId);
  const [row] = await db
    .select({ contact: savedAddresses.contact, address: savedAddresses.address })
    .from(savedAddresses)
    .where(and(eq(savedAddresses.customerId, customerId), isWanted));
  if (!row) throw notFound("address", addressId ?? "by default");
  return row;
}

/** The browsers that may buy for a customer, the one that was here last first. */
export async function listRememberedDevices(
  { db }: Context,
  customerId: string,
  askingDeviceId: string,
): Promise<RememberedDevice[]> {
  const rows = await db
    .select()
    .from(rememberedDevices)
    .where(and(eq(rememberedDevices.customerId, customerId), isNull(rememberedDevices.revokedAt)))
    .orderBy(desc(rememberedDevices.seenAt));
  return rows.map(({ id, name, deviceId, createdAt, seenAt }) => ({
    ...{ id, name, isThis: deviceId === askingDeviceId },
    ...{ createdAt: createdAt.toISOString(), seenAt: seenAt.toISOString() },
  }));
}

export type MailedCode = { email: string; purpose: CodePurpose; locale: Locale; code: string };

/** A code as its mail says it; null when it can no longer be used. */
export async function findMailedCode({ db }: Context, codeId: string): Promise<MailedCode | null> {
  const { email, purpose, locale } = emailCodes;
  const [row] = await db
    .select({ email, purpose, locale })
    .from(emailCodes)
    .where(and(eq(emailCodes.id, codeId), isNull(emailCodes.usedAt), gt(emailCodes.expiresAt, sql`now()`)));
  return row ? { ...row, code: codeOf(codeId, env.APP_SECRET) } : null;
}
