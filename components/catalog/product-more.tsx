"use client";

import type { ReactNode } from "react";
import { useNear } from "@/components/ui/use-near";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import type { ProductOffer } from "./product-offer";
import { useProductParts } from "./use-product-parts";

type ProductMoreProps = {
  product: ProductOffer;
  locale: Locale;
  texts: Texts<"price">;
  /** What keeps the place until the rest comes, in its size. */
  children: ReactNode;
};

const NEAR_PX = 200;

/** What stands below a product: comes when somebody uses the page or gets near it. */
export function ProductMore({ product, locale, texts, children }: ProductMoreProps) {
  const [place, isNear] = useNear<HTMLDivElement>(NEAR_PX);
  const parts = useProductParts(isNear);
  return (
    <div ref={place} className="space-y-10 px-4 pt-4 pb-8 lg:px-0 lg:pt-12">
      {parts ? (
        <parts.MoreSections product={product} isNear={isNear} locale={locale} texts={texts}>
          {children}
        </parts.MoreSections>
      ) : (
        children
      )}
    </div>
  );
}
