import { queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import { getJson } from "@/lib/http/api-client";
import type { StoryView } from "./contract";

/** A story with its frames; the page has its ring only. */
export const storyQuery = (handle: string, locale: Locale) =>
  queryOptions({
    queryKey: ["story", handle, locale],
    queryFn: ({ signal }) => getJson<StoryView>(`/api/stories/${handle}?locale=${locale}`, signal),
    staleTime: 60_000,
  });
