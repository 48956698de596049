"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { BUTTON } from "@/components/ui/button";
import { setAddressSearch, useAddressSearch } from "@/components/ui/address-search";
import { productsQuery } from "@/lib/catalog/client";
import type { ProductPage } from "@/lib/catalog/contract";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { CarryOver } from "./carry-over";
import { ListToolbar } from "./list-toolbar";
import { NextProducts } from "./next-products";
import { ProductTiles } from "./product-grid";
import { apiQuery, NO_FILTERS, readFilters, writeFilters } from "./shop-filters";

type ProductListProps = {
  /** The first page without filters: what is in the HTML. */
  first: Pick<ProductPage, "items" | "nextCursor" | "total">;
  /** The collection whose page this is; null for the whole shop. */
  collection: string | null;
  locale: Locale;
  texts: { shop: Texts<"shop">; price: Texts<"price"> };
};

const MOST_COUNTED = 2_000;

/** The products of the shop or of a collection, narrowed and sorted as the page's address says. */
export function ProductList({ first, collection, locale, texts }: ProductListProps) {
  const filters = readFilters(useAddressSearch());
  const isPlain = writeFilters(filters) === "";
  const query = apiQuery(filters, collection);
  const asked = useQuery({ ...productsQuery(query, locale), enabled: !isPlain, placeholderData: keepPreviousData });
  const page = isPlain ? first : asked.data;
  const isFailed = !isPlain && asked.isError;
  return (
    <>
      <ListToolbar
        filters={filters}
        facets={isPlain ? null : (asked.data?.facets ?? null)}
        collection={collection}
        locale={locale}
        texts={texts.shop}
      />
      <p role="status" className="min-h-8 px-4 pb-3 text-sm text-muted sm:px-0">
        {page && countWords(page.total, texts.shop)}
      </p>
      <div aria-busy={asked.isFetching} className={asked.isPlaceholderData ? "opacity-60" : ""}>
        {isFailed && <Failed onRetry={() => void asked.refetch()} texts={texts.shop} />}
        {page && <Pages first={page} query={query} isPlain={isPlain} locale={locale} texts={texts} />}
        {!page && !isFailed && <div className="min-h-[60dvh]" />}
      </div>
      <CarryOver locale={locale} texts={texts.price} />
    </>
  );
}

type PagesProps = Pick<ProductListProps, "first" | "locale" | "texts"> & { query: string; isPlain: boolean };

function Pages({ first, query, isPlain, locale, texts }: PagesProps) {
  if (first.items.length === 0) return <NothingLeft isPlain={isPlain} texts={texts.shop} />;
  return (
    <>
      <ProductTiles cards={first.items} isTop locale={locale} texts={texts.price} />
      <NextProducts key={query} query={query} cursor={first.nextCursor} locale={locale} texts={texts} />
    </>
  );
}

const countWords = (total: number | null, texts: Texts<"shop">) =>
  total === null ? fill(texts.many, { count: MOST_COUNTED }) : fill(texts.count, { count: total });

function NothingLeft({ isPlain, texts }: { isPlain: boolean; texts: Texts<"shop"> }) {
  return (
    <div className="flex flex-col items-center gap-4 px-4 py-16 text-center">
      <p>{isPlain ? texts.empty : texts.noneLeft}</p>
      {!isPlain && (
        <button type="button" onClick={() => setAddressSearch(writeFilters(NO_FILTERS))} className={BUTTON.secondary}>
          {texts.clear}
        </button>
      )}
    </div>
  );
}

function Failed({ onRetry, texts }: { onRetry: () => void; texts: Texts<"shop"> }) {
  return (
    <div role="alert" className="flex flex-col items-center gap-4 px-4 py-10 text-center">
      <p>{texts.loadFailed}</p>
      <button type="button" onClick={onRetry} className={BUTTON.secondary}>
        {texts.retry}
      </button>
    </div>
  );
}
