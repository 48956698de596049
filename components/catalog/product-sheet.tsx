"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useState } from "react";
import { pictureUrl } from "@/components/ui/picture";
import { Sheet } from "@/components/ui/sheet";
import { sharedState } from "@/components/ui/shared-state";
import { productQuery } from "@/lib/catalog/client";
import type { Locale } from "@/lib/core/locale";
import { stockQuery } from "@/lib/inventory/client";
import { type Peek, PeekPicture, PeekWords } from "./peek";
import type { ProductTexts } from "./product-detail";

type Wanted = Peek & { variantId: string };

const loadBody = () => import("./product-sheet-body");
const Body = lazy(async () => ({ default: (await loadBody()).ProductSheetBody }));

const wanted = sharedState<Wanted | null>(null);

const openProduct = (product: Wanted) => wanted.set(product);

function prepare(client: QueryClient, handle: string, locale: Locale) {
  void loadBody();
  void client.prefetchQuery(productQuery(handle, locale));
  void client.prefetchQuery(stockQuery(handle));
}

/** What a button needs to open a product's sheet, and to have it ready when the finger comes up. */
export function useProductOpener(locale: Locale) {
  const client = useQueryClient();
  return (product: Wanted) => {
    const intend = () => prepare(client, product.handle, locale);
    return { onPointerDown: intend, onPointerEnter: intend, onFocus: intend, onClick: () => openProduct(product) };
  };
}

type ProductSheetProps = { locale: Locale; texts: ProductTexts };

/** The sheet over a feed or a post; shows what the tag knew until the product is here. */
export function ProductSheet({ locale, texts }: ProductSheetProps) {
  const product = wanted.useValue();
  // The last one stays in place while the sheet slides away.
  const [last, setLast] = useState(product);
  if (product && product !== last) setLast(product);
  const close = useCallback(() => wanted.set(null), []);
  const shown = product ?? last;
  if (!shown) return null;
  const peek = (
    <div className="lg:grid lg:grid-cols-2 lg:gap-10">
      <div className="aspect-square overflow-hidden lg:aspect-4/5">
        <PeekPicture peek={shown} src={pictureUrl(shown.pictureKey, 720)} />
      </div>
      <div className="min-h-80 px-4 pt-4 lg:px-0">
        <PeekWords peek={shown} locale={locale} texts={texts.price} />
      </div>
    </div>
  );
  return (
    <Sheet isOpen={product !== null} onClose={close} label={shown.title} closeLabel={texts.product.close}>
      <div key={shown.variantId} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <Suspense fallback={peek}>
          <Body handle={shown.handle} variantId={shown.variantId} locale={locale} texts={texts} peek={peek} />
        </Suspense>
      </div>
    </Sheet>
  );
}
