import type { QueryClient } from "@tanstack/react-query";
import { notify } from "@/components/ui/notice";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { setSaved, type Thing } from "@/lib/saves/client";
import type { SaveTexts } from "./save-button";

type Wish = { isSaved: boolean; locale: Locale; texts: SaveTexts };

/** Saves a thing or lets go of it, and says so, or why not. */
export async function saveThing(client: QueryClient, thing: Thing, { isSaved, locale, texts }: Wish): Promise<void> {
  if (!navigator.onLine) return notify({ text: texts.saveOffline });
  const saving = setSaved(client, thing, isSaved);
  if (isSaved) notify({ text: texts.saved, link: { href: routes.saved(locale), text: texts.seeSaved } });
  try {
    await saving;
  } catch {
    notify({ text: texts.saveRefused });
  }
}

export { savedProductQuery } from "@/lib/saves/client";
