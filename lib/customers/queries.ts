import { getCustomer, listAddresses, listRememberedDevices } from "@/lib/accounts";
import { getQuote } from "@/lib/checkout";
import type { Locale } from "@/lib/core/locale";
import { type Context, customerOf, requireDevice } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import { listOrdersOf } from "@/lib/orders";
import { listCards } from "@/lib/payments";
import type { Account, OneTap, OneTapQuery } from "./contract";

/** What one tap on a variant would do for the customer of this browser, or null where there is nothing to tap. */
export async function findOneTap(ctx: Context, query: OneTapQuery, locale: Locale): Promise<OneTap> {
  const customerId = customerOf(ctx.actor);
  if (customerId === null) return null;
  const [cards, addresses] = await Promise.all([listCards(ctx, customerId), listAddresses(ctx, customerId)]);
  const card = cards.find(({ isExpired }) => !isExpired);
  const address = addresses.find(({ isDefault }) => isDefault);
  if (!card || !address) return null;
  const { country, postalCode, district } = address.address;
  const { shippingRateId, total } = await getQuote(ctx, { ...query, country, ...codeOf(country, postalCode) }, locale);
  if (shippingRateId === null) return null;
  return {
    card: { id: card.id, brand: card.brand, last4: card.last4 },
    address: { id: address.id, label: address.label, place: district },
    total,
    shippingRateId,
    isCodeNeeded: isAboveLimit(total.amount),
  };
}

/** Whether a total, in minor units, is only bought by one tap after a mailed code. */
export const isAboveLimit = (amount: number): boolean => amount > env.ONE_TAP_CODE_ABOVE;

const codeOf = (country: string, postalCode: string) => (country === "TH" ? { postalCode } : {});

/** Everything the shop remembers of the customer of this browser, or null. */
export async function findAccount(ctx: Context): Promise<Account> {
  const customerId = customerOf(ctx.actor);
  if (customerId === null) return null;
  const { email, isEmailConfirmed } = await getCustomer(ctx, customerId);
  const [orders, addresses, cards, devices] = await Promise.all([
    listOrdersOf(ctx, customerId, isEmailConfirmed ? email : null),
    listAddresses(ctx, customerId),
    listCards(ctx, customerId),
    listRememberedDevices(ctx, customerId, requireDevice(ctx.actor)),
  ]);
  return { email, isEmailConfirmed, orders, addresses, cards, devices };
}
