"use client";

import { useQuery } from "@tanstack/react-query";
import type { SeenTexts } from "@/components/catalog/recently-seen-rail";
import { BookmarkIcon } from "@/components/ui/icons";
import { ChevronRightIcon } from "@/components/ui/later-icons";
import { Link } from "@/components/ui/link";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { savesCountQuery } from "@/lib/saves/client";
import { ClearAll } from "./clear-all";
import { DeviceOrders } from "./device-orders";
import { LanguageChoice } from "./language-choice";

import { SeenProducts } from "./seen-products";
import { ThemeChoice } from "./theme-choice";
import { useRemembered } from "./use-remembered";

type MeProps = { locale: Locale; texts: { me: Texts<"me">; seen: SeenTexts } };

/** What this device keeps of its shopper, and how it likes to be spoken to. */
export function Me({ locale, texts: { me: texts, seen } }: MeProps) {
  const { data: saves } = useQuery(savesCountQuery);
  const remembered = useRemembered(locale);
  return (
    // New nodes when what is kept comes in: it is longer, and nothing must be seen to jump.
    <div key={remembered ? "remembered" : "device"} className="mt-6 space-y-8">
      <Link
        href={routes.saved(locale)}
        className="flex min-h-14 pressable items-center gap-3 rounded-card border border-line bg-surface px-4"
      >
        <BookmarkIcon />
        <span className="flex-1 font-semibold">{texts.saved}</span>
        <span className="text-sm price text-muted">{saves && fill(texts.savedCount, { count: saves.count })}</span>
        <ChevronRightIcon className="size-5 text-muted" />
      </Link>
      <Link
        href={routes.myPhotos(locale)}
        className="flex min-h-14 pressable items-center gap-3 rounded-card border border-line bg-surface px-4 py-2"
      >
        <span className="flex-1">
          <span className="block font-semibold">{texts.photos}</span>
          <span className="block text-sm text-muted">{texts.photosDetail}</span>
        </span>
        <ChevronRightIcon className="size-5 text-muted" />
      </Link>
      {remembered ? <remembered.Account locale={locale} /> : <DeviceOrders locale={locale} texts={texts} />}
      <Link
        href={routes.findOrder(locale)}
        className="flex min-h-14 pressable items-center gap-3 rounded-card border border-line bg-surface px-4 py-2"
      >
        <span className="flex-1">
          <span className="block font-semibold">{texts.findOrders}</span>
          <span className="block text-sm text-muted">{texts.findOrdersDetail}</span>
        </span>
        <ChevronRightIcon className="size-5 text-muted" />
      </Link>
      <LanguageChoice locale={locale} label={texts.language} />
      <ThemeChoice texts={texts} />
      <ClearAll texts={texts} />
      <SeenProducts locale={locale} texts={seen} emptyText={texts.noneSeen} />
    </div>
  );
}
