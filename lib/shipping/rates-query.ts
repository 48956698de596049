import { queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import { getJson } from "@/lib/http/api-client";
import type { ShippingRate } from "./contract";

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
