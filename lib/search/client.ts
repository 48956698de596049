import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import { getJson } from "@/lib/http/api-client";
import type { SearchAnswer, Suggestions } from "./contract";

type Asked = { q: string; locale: Locale; isExact?: boolean; kind?: "product" | "post"; cursor?: string };

/** What is found; with `kind` and `cursor` the page of one kind that follows. */
export const searchQuery = ({ q, locale, isExact = false, kind, cursor }: Asked) =>
  queryOptions({
    queryKey: ["search", locale, q, isExact, kind, cursor],
    queryFn: ({ signal }) => {
      const params = new URLSearchParams({ q, locale });
      if (isExact) params.set("exactly", "1");
      if (kind !== undefined) params.set("kind", kind);
      if (cursor !== undefined) params.set("cursor", cursor);
      return getJson<SearchAnswer>(`/api/search?${params.toString()}`, signal);
    },
    enabled: q !== "",
    staleTime: 60_000,
  });

/** What may be meant by what is typed so far; the answer before stays while the next one comes. */
export const suggestionsQuery = (q: string, locale: Locale) =>
  queryOptions({
    queryKey: ["suggestions", locale, q],
    queryFn: ({ signal }) =>
      getJson<Suggestions>(`/api/suggestions?${new URLSearchParams({ q, locale }).toString()}`, signal),
    enabled: q !== "",
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
