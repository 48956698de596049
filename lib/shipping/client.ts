import { queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import { getJson } from "@/lib/http/api-client";
import type { Province, ShippingRate, ThaiPlace } from "./contract";

/**
 * The ways to send a parcel, with price and days.
 *
 * @param country ISO 3166-1 alpha-2.
 * @param postalCode Of a place in Thailand; without one, what holds for most of the country.
 */
export const shippingRatesQuery = (country: string, locale: Locale, postalCode?: string) =>
  queryOptions({
    queryKey: ["shipping-rates", country, locale, postalCode],
    queryFn: ({ signal }) =>
      getJson<ShippingRate[]>(
        `/api/shipping-rates?country=${country}${postalCode === undefined ? "" : `&postalCode=${postalCode}`}`,
        signal,
      ),
    staleTime: 600_000,
  });

/**
 * The places of a Thai postal code; none for a code that does not exist.
 *
 * @param postalCode Five digits: anything else is not asked for.
 */
export const placesQuery = (postalCode: string, locale: Locale) =>
  queryOptions({
    queryKey: ["places", postalCode, locale],
    queryFn: ({ signal }) => getJson<ThaiPlace[]>(`/api/addresses/${postalCode}`, signal),
    enabled: /^\d{5}$/.test(postalCode),
    staleTime: Infinity,
  });

/** The provinces of Thailand, in both languages. */
export const provincesQuery = queryOptions({
  queryKey: ["provinces"],
  queryFn: ({ signal }) => getJson<Province[]>("/api/provinces", signal),
  staleTime: Infinity,
});
