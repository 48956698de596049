import { queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { getJson } from "@/lib/http/api-client";
import type { TextPart } from "./contract";

/** The texts of a part that is not on the page from the beginning. */
export const textsQuery = <Part extends TextPart>(part: Part, locale: Locale) =>
  queryOptions({
    queryKey: ["texts", part, locale],
    queryFn: ({ signal }) => getJson<Texts<Part>>(`/api/texts/${part}?locale=${locale}`, signal),
    staleTime: Infinity,
  });
