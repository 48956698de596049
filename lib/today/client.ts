import { queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import { getJson } from "@/lib/http/api-client";
import type { Today } from "./contract";

export type { Today } from "./contract";

/** The shop at this moment; asked for again every minute while the page is open. */
export const todayQuery = (locale: Locale) =>
  queryOptions({
    queryKey: ["studio", "today", locale],
    queryFn: ({ signal }) => getJson<Today>(`/api/studio/today?locale=${locale}`, signal),
    refetchInterval: 60_000,
  });
