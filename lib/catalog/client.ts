import { queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { getJson } from "@/lib/http/api-client";
import type { ProductView } from "./contract";

/** A product for the sheet: pages have theirs in the HTML. */
export const productQuery = (handle: string, locale: Locale) =>
  queryOptions({
    queryKey: ["product", handle, locale],
    queryFn: ({ signal }) => getJson<ProductView>(`/api/products/${handle}?locale=${locale}`, signal),
    staleTime: 60_000,
  });

/** The words around a 3D model: no page carries them. */
export const modelTextsQuery = (locale: Locale) =>
  queryOptions({
    queryKey: ["texts", "model", locale],
    queryFn: ({ signal }) => getJson<Texts<"model">>(`/api/texts/model?locale=${locale}`, signal),
    staleTime: Infinity,
  });
