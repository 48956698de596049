"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { productQuery } from "@/lib/catalog/client";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { ProductDetail, type ProductTexts } from "./product-detail";

type ProductSheetBodyProps = {
  handle: string;
  variantId: string;
  locale: Locale;
  texts: ProductTexts;
  /** What stands here until the product has come. */
  peek: ReactNode;
};

/** The inside of the product sheet. */
export function ProductSheetBody({ handle, variantId, locale, texts, peek }: ProductSheetBodyProps) {
  const { data: product, isError, refetch } = useQuery(productQuery(handle, locale));
  if (product) {
    return (
      <ProductDetail product={product} variantId={variantId} isSheet locale={locale} texts={texts}>
        <Link replace href={routes.product(locale, handle)} className="inline-flex min-h-11 items-center underline underline-offset-4">
          {texts.product.fullPage}
        </Link>
      </ProductDetail>
    );
  }
  return (
    <>
      {peek}
      {isError && (
        <div role="alert" className="flex flex-col items-start gap-3 px-4 pb-8">
          <p>{texts.product.loadFailed}</p>
          <button type="button" onClick={() => void refetch()} className={BUTTON.secondary}>
            {texts.product.retry}
          </button>
        </div>
      )}
    </>
  );
}
