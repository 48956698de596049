import { queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import { getJson } from "@/lib/http/api-client";
import type { ProductPage, ProductView, RelatedProducts, SizeGuideView } from "./contract";

/** A product for the sheet: pages have theirs in the HTML. */
export const productQuery = (handle: string, locale: Locale) =>
  queryOptions({
    queryKey: ["product", handle, locale],
    queryFn: ({ signal }) => getJson<ProductView>(`/api/products/${handle}?locale=${locale}`, signal),
    staleTime: 60_000,
  });

/**
 * A page of the shop's list.
 *
 * @param query What narrows and sorts it, as the API takes it, without language and cursor.
 */
export const productsQuery = (query: string, locale: Locale, cursor = "") =>
  queryOptions({
    queryKey: ["products", locale, query, cursor],
    queryFn: ({ signal }) => {
      const params = new URLSearchParams(query);
      params.set("locale", locale);
      if (cursor !== "") params.set("cursor", cursor);
      return getJson<ProductPage>(`/api/products?${params.toString()}`, signal);
    },
    staleTime: 60_000,
  });

/** What goes with a product: bought together with it, and like it. */
export const relatedQuery = (handle: string, locale: Locale) =>
  queryOptions({
    queryKey: ["related", handle, locale],
    queryFn: ({ signal }) => getJson<RelatedProducts>(`/api/products/${handle}/related?locale=${locale}`, signal),
    staleTime: 300_000,
  });

/** The sizes of a collection's products. */
export const sizeGuideQuery = (collection: string, locale: Locale) =>
  queryOptions({
    queryKey: ["size-guide", collection, locale],
    queryFn: ({ signal }) =>
      getJson<SizeGuideView>(`/api/collections/${collection}/size-guide?locale=${locale}`, signal),
    staleTime: Infinity,
  });
