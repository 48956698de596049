"use client";

import { noop, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { sharedState } from "@/components/ui/shared-state";
import { productQuery } from "@/lib/catalog/client";
import type { Locale } from "@/lib/core/locale";
import { stockQuery } from "@/lib/inventory/client";
import type { TaggedPeek } from "./peek";
import type { ProductTexts } from "./product-detail";

const loadSheet = () => import("./product-sheet");
const Sheet = lazy(async () => ({ default: (await loadSheet()).ProductSheet }));

const opened = sharedState<TaggedPeek | null>(null);

/** What a button needs to open a product's sheet, and to have it ready when the finger comes up. */
export function useProductOpener(locale: Locale) {
  const client = useQueryClient();
  return (product: TaggedPeek) => {
    const prepare = () => {
      void client.query(productQuery(product.handle, locale)).catch(noop);
      void client.query(stockQuery(product.handle)).catch(noop);
    };
    return { onPointerDown: prepare, onPointerEnter: prepare, onFocus: prepare, onClick: () => opened.set(product) };
  };
}

/** The sheet is fetched when somebody begins to use the page: long before it is asked for, and never for a glance. */
const SIGNS_OF_USE = ["touchstart", "pointermove", "keydown"] as const;

/** Where the product sheet of a feed or post is. */
export function ProductSheetPlace({ locale, texts }: { locale: Locale; texts: ProductTexts }) {
  const product = opened.useValue();
  // The last one stays in place while the sheet slides away.
  const [last, setLast] = useState(product);
  if (product && product !== last) setLast(product);
  const close = useCallback(() => opened.set(null), []);
  useEffect(() => {
    const load = () => void loadSheet().catch(noop);
    for (const sign of SIGNS_OF_USE) window.addEventListener(sign, load, { once: true, passive: true });
    return () => {
      for (const sign of SIGNS_OF_USE) window.removeEventListener(sign, load);
      close();
    };
  }, [close]);
  const shown = product ?? last;
  if (!shown) return null;
  return (
    <Suspense>
      <Sheet product={shown} isOpen={product !== null} onClose={close} locale={locale} texts={texts} />
    </Suspense>
  );
}
