import { and, asc, eq, inArray } from "drizzle-orm";
import { localDay } from "@/lib/core/dates";
import type { Locale, LocalText } from "@/lib/core/locale";
import { type Currency, HOME_CURRENCY } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { shippingRatePrices, shippingRates } from "@/lib/db/schema/shipping";
import type { Province, ShippingRate, ThaiPlace } from "./contract";
import { addWorkingDays, amountOf, extraDaysTo } from "./rules";
import { listThaiLocalities, listThaiProvinces } from "./thai-addresses";

const HOME_COUNTRY = "TH";

/** A rate as a checkout freezes it; `amount` is what a purchase below `freeFromAmount` pays. */
export type FlatRate = {
  id: string;
  title: LocalText;
  amount: number;
  freeFromAmount: number | null;
  currency: Currency;
  deliverFrom: string;
  deliverUntil: string;
};

/**
 * The ways to send a parcel to a country, cheapest place in the shop's order first.
 *
 * @param country ISO 3166-1 alpha-2; one without rates of its own gets those for everywhere else.
 * @param postalCode Of a Thai address: far parts of the country take longer.
 */
export async function listFlatRates({ db, now }: Context, country: string, postalCode?: string): Promise<FlatRate[]> {
  const rows = await db
    .select({
      rate: shippingRates,
      amount: shippingRatePrices.amount,
      freeFromAmount: shippingRatePrices.freeFromAmount,
    })
    .from(shippingRates)
    .innerJoin(
      shippingRatePrices,
      and(eq(shippingRatePrices.shippingRateId, shippingRates.id), eq(shippingRatePrices.currency, HOME_CURRENCY)),
    )
    .where(inArray(shippingRates.country, [country, "*"]))
    .orderBy(asc(shippingRates.position));
  const own = rows.filter(({ rate }) => rate.country === country);
  const today = localDay(now());
  return (own.length > 0 ? own : rows).map(({ rate, amount, freeFromAmount }) => {
    const extra = country === HOME_COUNTRY ? extraDaysTo(rate.extraDays, postalCode) : 0;
    return {
      id: rate.id,
      title: rate.title,
      amount,
      freeFromAmount,
      currency: HOME_CURRENCY,
      deliverFrom: addWorkingDays(today, rate.minDays + extra),
      deliverUntil: addWorkingDays(today, rate.maxDays + extra),
    };
  });
}

/** Where a parcel goes; `postalCode` of a Thai address, as far as it is known. */
type Destination = { country: string; postalCode?: string | undefined };

/**
 * A rate for a shopper, in a language.
 *
 * @param subtotalAmount What is bought, minor units.
 */
export const shippingRateOf = (rate: FlatRate, subtotalAmount: number, locale: Locale): ShippingRate => ({
  ...{ id: rate.id, title: rate.title[locale], deliverFrom: rate.deliverFrom, deliverUntil: rate.deliverUntil },
  price: { amount: amountOf(rate, subtotalAmount), currency: rate.currency },
});

/** The same before it is known what is bought. */
export async function listShippingRates(
  ctx: Context,
  { country, postalCode }: Destination,
  locale: Locale,
): Promise<ShippingRate[]> {
  const rates = await listFlatRates(ctx, country, postalCode);
  return rates.map((rate) => shippingRateOf(rate, 0, locale));
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

/** The provinces of Thailand, each with a postal code that stands for it. */
export const listProvinces = (): Promise<Province[]> => Promise.resolve(listThaiProvinces());
