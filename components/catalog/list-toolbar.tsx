import { useCallback, useState } from "react";
import { setAddressSearch } from "@/components/ui/address-search";
import { FilterIcon } from "@/components/ui/icons";
import { ChevronDownIcon, CloseIcon } from "@/components/ui/later-icons";
import { useLater } from "@/components/ui/use-later";
import type { ProductFacets } from "@/lib/catalog/contract";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { activeFilters } from "./active-filters";
import { countFilters, NO_FILTERS, type ShopFilters, SORTS, writeFilters } from "./shop-filters";

type ListToolbarProps = {
  filters: ShopFilters;
  /** Names of what is chosen; null where nothing is, or not known yet. */
  facets: ProductFacets | null;
  collection: string | null;
  locale: Locale;
  texts: Texts<"shop">;
};

const loadSheet = () => import("./filter-sheet");
const PILL =
  "inline-flex min-h-11 pressable items-center gap-2 rounded-full border border-line bg-surface px-4 text-sm";

/** How the list is narrowed and sorted, and the ways to change it. */
export function ListToolbar({ filters, facets, collection, locale, texts }: ListToolbarProps) {
  const [isOpen, setOpen] = useState(false);
  const sheet = useLater(loadSheet, isOpen);
  const close = useCallback(() => setOpen(false), []);
  const count = countFilters(filters);
  const go = (next: ShopFilters) => setAddressSearch(writeFilters(next));
  return (
    <div className="px-4 pb-3 sm:px-0">
      <div className="flex flex-wrap justify-between gap-2">
        <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)} className={PILL}>
          <FilterIcon width={20} height={20} />
          {count > 0 ? fill(texts.filterCount, { count }) : texts.filter}
        </button>
        <label className={`${PILL} relative`}>
          <span className="sr-only">{texts.sort}</span>
          <select
            value={filters.sort}
            onChange={({ target }) =>
              go({ ...filters, sort: SORTS.find((sort) => sort === target.value) ?? "featured" })
            }
            className="min-h-11 appearance-none bg-transparent pr-6 outline-none"
          >
            {SORTS.map((sort) => (
              <option key={sort} value={sort} className="bg-surface text-ink">
                {texts[sort]}
              </option>
            ))}
          </select>
          <ChevronDownIcon width={18} height={18} className="pointer-events-none absolute right-4" />
        </label>
      </div>
      {count > 0 && (
        <ul className="flex flex-wrap gap-2 pt-2">
          {activeFilters(filters, facets, texts.available).map(({ name, without }) => (
            <li key={name}>
              <button
                type="button"
                aria-label={fill(texts.removeFilter, { name })}
                onClick={() => go(without)}
                className={`${PILL} border-ink`}
              >
                {name}
                <CloseIcon width={16} height={16} />
              </button>
            </li>
          ))}
          <li>
            <button
              type="button"
              onClick={() => go({ ...NO_FILTERS, sort: filters.sort })}
              className="min-h-11 pressable px-2 text-sm text-muted underline underline-offset-4"
            >
              {texts.clear}
            </button>
          </li>
        </ul>
      )}
      {sheet && (
        <sheet.FilterSheet
          isOpen={isOpen}
          onClose={close}
          filters={filters}
          collection={collection}
          locale={locale}
          availableText={texts.available}
        />
      )}
    </div>
  );
}
