"use client";

import { CarryOver } from "@/components/catalog/carry-over";
import { setAddressSearch, useAddressSearch } from "@/components/ui/address-search";
import type { Collection } from "@/lib/catalog/contract";
import type { Locale } from "@/lib/core/locale";
import { rememberSearch } from "./recent-searches";
import { SearchBox } from "./search-box";
import { SearchResults } from "./search-results";
import { SearchStart } from "./search-start";
import type { SearchTexts } from "./search-texts";

type SearchViewProps = {
  collections: Pick<Collection, "handle" | "title">[];
  locale: Locale;
  texts: SearchTexts;
};

/** Searching: what to look for, and what was found. The words stand in the page's address. */
export function SearchView({ collections, locale, texts }: SearchViewProps) {
  const params = new URLSearchParams(useAddressSearch());
  const q = (params.get("q") ?? "").trim();
  const isExact = params.get("exactly") === "1";
  const find = (words: string, isTyped = false) => {
    const asked = words.trim();
    if (asked !== "") rememberSearch(asked);
    const next = new URLSearchParams({ ...(asked !== "" && { q: asked }), ...(isTyped && { exactly: "1" }) });
    const text = next.toString();
    setAddressSearch(text === "" ? "" : `?${text}`);
  };
  return (
    <>
      <SearchBox key={q} initial={q} onFind={find} locale={locale} texts={texts} />
      {q === "" ? (
        <SearchStart collections={collections} onFind={find} locale={locale} texts={texts.search} />
      ) : (
        <SearchResults
          q={q}
          isExact={isExact}
          onExactly={() => find(q, true)}
          collections={collections}
          locale={locale}
          texts={texts}
        />
      )}
      <CarryOver locale={locale} texts={texts.price} />
    </>
  );
}
