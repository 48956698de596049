import type { QueryClient } from "@tanstack/react-query";
import { notify } from "@/components/ui/notice";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { setSaved, type Thing } from "@/lib/saves/client";
import { textsQuery } from "@/lib/texts/client";
import type { SaveTexts } from "./save-texts";

type Wish = { isSaved: boolean; locale: Locale; texts: SaveTexts };

/** Saves a thing or lets go of it, and says so, or why not. */
export async function saveThing(client: QueryClient, thing: Thing, { isSaved, locale, texts }: Wish): Promise<void> {
  const words = client.query(textsQuery("saving", locale)).catch(() => null);
  try {
    await setSaved(client, thing, isSaved);
  } catch {
    notify({ text: texts.saveRefused });
    return;
  }
  const said = await words;
  if (isSaved && said) notify({ text: said.done, link: { href: routes.saved(locale), text: said.see } });
}

export { savedProductQuery } from "@/lib/saves/client";
