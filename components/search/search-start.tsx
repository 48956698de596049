import { ICON_BUTTON } from "@/components/ui/button";
import { CloseIcon } from "@/components/ui/later-icons";
import { Link } from "@/components/ui/link";
import type { Collection } from "@/lib/catalog/contract";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { forgetSearch, forgetSearches, useRecentSearches } from "./recent-searches";

type SearchStartProps = {
  collections: Pick<Collection, "handle" | "title">[];
  onFind: (words: string) => void;
  locale: Locale;
  texts: Texts<"search">;
};

/** Where nothing is looked for yet: what was looked for on this device, and the parts of the shop. */
export function SearchStart({ collections, onFind, locale, texts }: SearchStartProps) {
  const recent = useRecentSearches();
  return (
    <>
      {recent.length > 0 && (
        <section aria-labelledby="recent-searches" className="pt-4">
          <div className="flex items-center justify-between">
            <h2 id="recent-searches" className="text-lg">
              {texts.recent}
            </h2>
            <button
              type="button"
              onClick={forgetSearches}
              className="min-h-11 pressable text-sm text-muted underline underline-offset-4"
            >
              {texts.forget}
            </button>
          </div>
          <ul>
            {recent.map((words) => (
              <li key={words} className="flex items-center border-b border-line">
                <button
                  type="button"
                  onClick={() => onFind(words)}
                  className="min-h-12 min-w-0 flex-1 pressable truncate text-left"
                >
                  {words}
                </button>
                <button
                  type="button"
                  aria-label={fill(texts.forgetOne, { words })}
                  onClick={() => forgetSearch(words)}
                  className={`${ICON_BUTTON} text-muted`}
                >
                  <CloseIcon width={18} height={18} />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Browse collections={collections} locale={locale} texts={texts} />
    </>
  );
}

type BrowseProps = Omit<SearchStartProps, "onFind">;

/** The parts of the shop, for whoever has no word for it. */
export function Browse({ collections, locale, texts }: BrowseProps) {
  return (
    <nav aria-labelledby="search-browse" className="pt-6">
      <h2 id="search-browse" className="text-lg">
        {texts.browse}
      </h2>
      <ul className="flex flex-wrap gap-2 pt-3">
        {collections.map(({ handle, title }) => (
          <li key={handle}>
            <Link
              href={routes.collection(locale, handle)}
              className="inline-flex min-h-11 pressable items-center rounded-full border border-line bg-surface px-4 text-sm"
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
