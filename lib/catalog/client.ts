import { queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import { getJson } from "@/lib/http/api-client";
import type { ProductView } from "./contract";

/** A product for the sheet: pages have theirs in the HTML. */
export const productQuery = (handle: string, locale: Locale) =>
  queryOptions({
    queryKey: ["product", handle, locale],
    queryFn: ({ signal }) => getJson<ProductView>(`/api/products/${handle}?locale=${locale}`, signal),
    staleTime: 60_000,
  });
