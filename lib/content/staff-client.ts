import { queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import type { ContentPageName } from "@/lib/core/routes";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { Block } from "./contract";
import type { PreviewInput, StaffText, TextInput } from "./staff-contract";

export type { PreviewInput, StaffText, TextInput } from "./staff-contract";

const addressOf = (page: ContentPageName, locale: Locale) => `/api/studio/texts/${page}/${locale}`;

/** A page of text as its editor needs it. */
export const textQuery = (page: ContentPageName, locale: Locale) =>
  queryOptions({
    queryKey: ["studio", "texts", page, locale],
    queryFn: ({ signal }) => getJson<StaffText>(addressOf(page, locale), signal),
    // What is being written must not change under the hands of whoever writes.
    refetchOnWindowFocus: false,
  });

export const saveText = (page: ContentPageName, locale: Locale, input: TextInput): Promise<StaffText> =>
  sendJson<StaffText>("PUT", addressOf(page, locale), { body: input });

/** Takes the shipped text back. */
export const resetText = (page: ContentPageName, locale: Locale, version: number): Promise<StaffText> =>
  sendJson<StaffText>("DELETE", addressOf(page, locale), { body: { version } });

/** How a text would look; nothing is saved. */
export const previewText = (
  page: ContentPageName,
  locale: Locale,
  input: PreviewInput,
): Promise<{ title: string; blocks: Block[] }> =>
  sendJson<{ title: string; blocks: Block[] }>("POST", `${addressOf(page, locale)}/preview`, { body: input });
