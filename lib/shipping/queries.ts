import { and, asc, eq, inArray } from "drizzle-orm";
import type { Locale, LocalText } from "@/lib/core/locale";
import { type Currency, HOME_CURRENCY } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { shippingRatePrices, shippingRates } from "@/lib/db/schema/shipping";
import type { ShippingRate, ThaiPlace } from "./contract";
import { addWorkingDays, localDay } from "./rules";
import { listThaiLocalities } from "./thai-addresses";

/** A rate as a checkout freezes it. */
export type FlatRate = {
  id: string;
  title: LocalText;
  amount: number;
  currency: Currency;
  deliverFrom: string;
  deliverUntil: string;
};

/**
 * The ways to send a parcel to a country, cheapest place in the shop's order first.
 *
 * @param country ISO 3166-1 alpha-2; one without rates of its own gets those for everywhere else.
 */
export async function listFlatRates({ db, now }: Context, country: string): Promise<FlatRate[]> {
  const rows = await db
    .select({ rate: shippingRates, amount: shippingRatePrices.amount })
    .from(shippingRates)
    .innerJoin(
      shippingRatePrices,
      and(eq(shippingRatePrices.shippingRateId, shippingRates.id), eq(shippingRatePrices.currency, HOME_CURRENCY)),
    )
    .where(inArray(shippingRates.country, [country, "*"]))
    .orderBy(asc(shippingRates.position));
  const own = rows.filter(({ rate }) => rate.country === country);
  const today = localDay(now());
  return (own.length > 0 ? own : rows).map(({ rate, amount }) => ({
    id: rate.id,
    title: rate.title,
    amount,
    currency: HOME_CURRENCY,
    deliverFrom: addWorkingDays(today, rate.minDays),
    deliverUntil: addWorkingDays(today, rate.maxDays),
  }));
}

/** The same for a shopper, in a language. */
export async function listShippingRates(ctx: Context, country: string, locale: Locale): Promise<ShippingRate[]> {
  const rates = await listFlatRates(ctx, country);
  return rates.map(({ amount, currency, title, ...rate }) => ({
    ...rate,
    title: title[locale],
    price: { amount, currency },
  }));
}

/** The places of a Thai postal code in a language; empty for a code that does not exist. */
export function listThaiPlaces(postalCode: string, locale: Locale): Promise<ThaiPlace[]> {
  const places = listThaiLocalities(postalCode).map(({ subdistrict, district, province }) => ({
    subdistrict: subdistrict[locale],
    district: district[locale],
    province: province[locale],
  }));
  return Promise.resolve(places);
}
