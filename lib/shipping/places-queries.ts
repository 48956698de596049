import { queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import { getJson } from "@/lib/http/api-client";
import type { Province, ThaiPlace } from "./contract";

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
export const provincesQuery = () =>
  queryOptions({
    queryKey: ["provinces"],
    queryFn: ({ signal }) => getJson<Province[]>("/api/provinces", signal),
    staleTime: Infinity,
  });
