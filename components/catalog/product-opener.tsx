"use client";

import { noop, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { notify } from "@/components/ui/notice";
import { sharedState } from "@/components/ui/shared-state";
import { useLater } from "@/components/ui/use-later";
import { productQuery } from "@/lib/catalog/client";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { stockQuery } from "@/lib/inventory/client";
import { textsQuery } from "@/lib/texts/client";
import type { TaggedPeek } from "./peek";
import type { SheetTexts } from "./product-offer";

const opened = sharedState<TaggedPeek | null>(null);
const close = () => opened.set(null);

/** Whether a product lies above the page. */
export const useIsProductOpen = () => opened.useValue() !== null;

/** What a button needs to open a product's sheet, and to have it ready when the finger comes up. */
export function useProductOpener(locale: Locale) {
  const client = useQueryClient();
  return (product: TaggedPeek) => {
    const prepare = () => {
      void client.query(productQuery(product.handle, locale)).catch(noop);
      void client.query(stockQuery(product.handle)).catch(noop);
      void client.query(textsQuery("product", locale)).catch(noop);
    };
    return { onPointerDown: prepare, onPointerEnter: prepare, onFocus: prepare, onClick: () => opened.set(product) };
  };
}

const loadSheet = () => import("./product-sheet");

/** Where the product sheet of a feed or post is. */
export function ProductSheetPlace({ locale, texts }: { locale: Locale; texts: SheetTexts }) {
  const product = opened.useValue();
  // The last one stays in place while the sheet slides away.
  const [last, setLast] = useState(product);
  if (product && product !== last) setLast(product);
  const later = useLater(loadSheet, product !== null, () => {
    close();
    if (!navigator.onLine) notify({ text: texts.product.loadFailed });
    // The sheet of a shop that was renewed since is gone: the product's own page is not.
    else if (product) window.location.assign(routes.product(locale, product.handle));
  });
  useEffect(() => close, []);
  const shown = product ?? last;
  if (!shown || !later) return null;
  return <later.ProductSheet product={shown} isOpen={product !== null} onClose={close} locale={locale} texts={texts} />;
}
