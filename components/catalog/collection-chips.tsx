import { Link } from "@/components/ui/link";
import type { Collection } from "@/lib/catalog/contract";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";

type CollectionChipsProps = { collections: Collection[]; current: string | null; locale: Locale; texts: Texts<"shop"> };

/** The parts of the shop, to switch between. */
export function CollectionChips({ collections, current, locale, texts }: CollectionChipsProps) {
  const chips = [
    { handle: null, title: texts.all, href: routes.shop(locale) },
    ...collections.map(({ handle, title }) => ({ handle, title, href: routes.collection(locale, handle) })),
  ];
  return (
    <nav aria-label={texts.collections}>
      <ul className="scroller scroll-px-4 gap-2 px-4 py-3 sm:flex-wrap sm:px-0">
        {chips.map(({ handle, title, href }) => (
          <li key={href} className="shrink-0 snap-start">
            <Link
              href={href}
              aria-current={handle === current ? "page" : undefined}
              className="inline-flex min-h-11 pressable items-center rounded-full border border-line px-4 text-sm aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:text-paper"
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
