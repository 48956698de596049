import { queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { getJson } from "@/lib/http/api-client";
import type { ProductPage, ProductView } from "./contract";

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

/** The words around a 3D model: no page carries them. */
export const modelTextsQuery = (locale: Locale) =>
  queryOptions({
    queryKey: ["texts", "model", locale],
    queryFn: ({ signal }) => getJson<Texts<"model">>(`/api/texts/model?locale=${locale}`, signal),
    staleTime: Infinity,
  });
