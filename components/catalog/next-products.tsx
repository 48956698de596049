import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { useNear } from "@/components/ui/use-near";
import { productsQuery } from "@/lib/catalog/client";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { ProductTiles } from "./product-grid";

type NextProductsProps = {
  query: string;
  /** Where the page before ended; null after the last product. */
  cursor: string | null;
  locale: Locale;
  texts: { shop: Texts<"shop">; price: Texts<"price"> };
};

const NEAR_PX = 600;

/** What follows: nothing, or a page of products and what follows that. A page comes near its end, or by its button. */
export function NextProducts({ query, cursor, locale, texts }: NextProductsProps) {
  const [mark, isNear] = useNear<HTMLDivElement>(NEAR_PX);
  const [isAsked, setAsked] = useState(false);
  const { data, isError, isFetching, refetch } = useQuery({
    ...productsQuery(query, locale, cursor ?? ""),
    enabled: cursor !== null && (isNear || isAsked),
  });
  if (cursor === null) return null;
  if (data) {
    return (
      <>
        <ProductTiles cards={data.items} locale={locale} texts={texts.price} />
        <NextProducts query={query} cursor={data.nextCursor} locale={locale} texts={texts} />
      </>
    );
  }
  return (
    <div ref={mark} aria-busy={isFetching} className="flex flex-col items-center gap-3 p-4">
      {isError && <p role="alert">{texts.shop.loadFailed}</p>}
      <button
        type="button"
        aria-disabled={isFetching}
        onClick={() => (isError ? void refetch() : setAsked(true))}
        className={BUTTON.secondary}
      >
        {isError ? texts.shop.retry : texts.shop.more}
      </button>
    </div>
  );
}
