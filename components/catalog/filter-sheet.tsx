"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { setAddressSearch } from "@/components/ui/address-search";
import { BUTTON } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { productsQuery } from "@/lib/catalog/client";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { textsQuery } from "@/lib/texts/client";
import { FilterFields, type FilterTexts } from "./filter-fields";
import { apiQuery, NO_FILTERS, type ShopFilters, writeFilters } from "./shop-filters";

type FilterSheetProps = {
  isOpen: boolean;
  onClose: () => void;
  /** What the list is narrowed by now. */
  filters: ShopFilters;
  collection: string | null;
  locale: Locale;
  availableText: string;
};

/** Everything that narrows the list, with how much each choice would leave; it takes effect when the sheet closes. */
export function FilterSheet({ isOpen, onClose, locale, ...list }: FilterSheetProps) {
  const { data: texts } = useQuery({ ...textsQuery("filters", locale), enabled: isOpen });
  if (!texts) return null;
  return (
    <Sheet isOpen={isOpen} onClose={onClose} label={texts.title} closeLabel={texts.close}>
      {isOpen && <Choices {...list} onClose={onClose} locale={locale} texts={texts} />}
    </Sheet>
  );
}

type ChoicesProps = Omit<FilterSheetProps, "isOpen"> & { texts: FilterTexts };

function Choices({ onClose, filters, collection, locale, availableText, texts }: ChoicesProps) {
  const [draft, setDraft] = useState(filters);
  const { data, isError } = useQuery({
    ...productsQuery(apiQuery(draft, collection), locale),
    placeholderData: keepPreviousData,
  });
  const apply = () => {
    const next = writeFilters(draft);
    // Closing goes one step back in the history; the narrowed list is a step forward from there.
    if (next !== writeFilters(filters)) {
      window.addEventListener("popstate", () => setAddressSearch(next), { once: true });
    }
    onClose();
  };
  return (
    <>
      <div className="min-h-[50dvh] flex-1 overflow-y-auto overscroll-contain px-4 pb-6 sm:px-6">
        <h2 className="py-4 text-lg">{texts.title}</h2>
        {isError && <p role="alert">{texts.failed}</p>}
        <p role="status" className="sr-only">
          {showWords(data?.total, texts)}
        </p>
        {data?.facets && (
          <FilterFields
            draft={draft}
            facets={data.facets}
            onChange={setDraft}
            hasCollections={collection === null}
            availableText={availableText}
            texts={texts}
          />
        )}
      </div>
      <div className="flex gap-2 border-t border-line px-4 pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] sm:px-6">
        <button
          type="button"
          onClick={() => setDraft({ ...NO_FILTERS, sort: draft.sort })}
          className={`${BUTTON.secondary} flex-1`}
        >
          {texts.clear}
        </button>
        <button type="button" onClick={apply} className={`${BUTTON.primary} flex-1`}>
          {showWords(data?.total, texts)}
        </button>
      </div>
    </>
  );
}

/** @param total Null: more than are counted. */
function showWords(total: number | null | undefined, texts: FilterTexts): string {
  if (total === null || total === undefined) return texts.show;
  return total === 0 ? texts.none : fill(texts.showCount, { count: total });
}
