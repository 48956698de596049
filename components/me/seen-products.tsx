import { RecentlySeen, type SeenTexts } from "@/components/catalog/recently-seen-rail";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { Locale } from "@/lib/core/locale";

type SeenProductsProps = { locale: Locale; texts: SeenTexts; emptyText: string };

/** What was looked at on this device. Its place is kept: only the browser knows whether there is something. */
export function SeenProducts({ locale, texts, emptyText }: SeenProductsProps) {
  const isHydrated = useHydrated();
  const empty = (
    <section aria-labelledby="recently-seen">
      <h2 id="recently-seen" className="text-lg">
        {texts.seen}
      </h2>
      <p className="mt-2 text-muted">{emptyText}</p>
    </section>
  );
  return (
    <div className="min-h-68">{isHydrated && <RecentlySeen locale={locale} texts={texts} whenEmpty={empty} />}</div>
  );
}
