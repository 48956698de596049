"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { SaveProductButton } from "@/components/saves/save-product-button";
import { Price } from "@/components/ui/price";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { Variant } from "@/lib/catalog/contract";
import type { Locale } from "@/lib/core/locale";
import { stockQuery } from "@/lib/inventory/client";
import { BuyBar } from "./buy-bar";
import { chooseVariant } from "./chosen-variant";
import { DeliveryLine } from "./delivery-line";
import { isSoldOut, shownVariant, variantWith } from "./choice";
import { ModelButton } from "./model-button";
import { OptionPicker } from "./option-picker";
import { ProductGallery } from "./product-gallery";
import type { ProductOffer, ProductTexts } from "./product-offer";
import { SizeGuideButton } from "./size-guide-button";
import { StockLine } from "./stock-line";

type ProductDetailProps = {
  product: ProductOffer;
  locale: Locale;
  texts: ProductTexts;
  /** Variant to begin with; the first in stock where there is none. */
  variantId?: string;
  isSheet?: boolean;
  /** Below the way to buy it. */
  children?: ReactNode;
};

/** Everything about one product, with the ways to buy it: the product page, and what its sheet holds. */
export function ProductDetail({ product, locale, texts, variantId, isSheet = false, children }: ProductDetailProps) {
  const { data: stock, isError } = useQuery(stockQuery(product.handle));
  const [pickedId, pick] = usePicked(variantId, isSheet);
  const variant = shownVariant(product, stock, pickedId);
  useEffect(() => {
    if (!isSheet) chooseVariant(variant);
  }, [variant, isSheet]);
  const words = texts.product;
  const Title = isSheet ? "h2" : "h1";
  const bar = (
    <BuyBar
      handle={product.handle}
      variantId={variant.id}
      isSoldOut={isSoldOut(stock, variant.id)}
      isSheet={isSheet}
      locale={locale}
      texts={words}
    />
  );
  return (
    <>
      <div className={`lg:grid lg:grid-cols-2 lg:items-start lg:gap-10 ${isSheet ? "lg:p-8 lg:pb-0" : ""}`}>
        <div className="relative lg:sticky lg:top-8">
          <ProductGallery
            pictures={product.pictures}
            picked={pickedId === undefined ? undefined : variant}
            isPage={!isSheet}
            shape={isSheet ? "aspect-square lg:aspect-4/5" : "aspect-4/5"}
            locale={locale}
            texts={words}
          />
          {product.modelKey !== null && (
            <ModelButton product={product} modelKey={product.modelKey} locale={locale} texts={words} />
          )}
        </div>
        <div className="flex flex-col gap-5 px-4 pt-4 pb-8 lg:px-0 lg:pt-0">
          <div>
            <div className={`flex items-start gap-2 ${isSheet ? "lg:pr-8" : ""}`}>
              <Title className="flex-1 text-xl lg:text-2xl">{product.title}</Title>
              <SaveProductButton handle={product.handle} isNeeded={isSheet} locale={locale} texts={words} />
            </div>
            <PriceLine variant={variant} locale={locale} texts={texts} />
          </div>
          {product.options.map((option) => (
            <OptionPicker
              key={option.code}
              option={option}
              chosen={variant.optionValues[option.code]}
              onPick={(value) => pick(variantWith(product, variant, [option.code, value]).id)}
              isGone={(value) => isSoldOut(stock, variantWith(product, variant, [option.code, value]).id)}
              texts={{ soldOut: words.soldOut }}
            />
          ))}
          {!isSheet && product.collection.hasSizeGuide && (
            <SizeGuideButton
              collection={product.collection.handle}
              product={product.handle}
              locale={locale}
              text={words.sizeGuide}
            />
          )}
          <div className="space-y-3">
            <StockLine
              product={product}
              variant={variant}
              stock={stock}
              isUnknown={isError}
              onPick={pick}
              texts={words}
            />
            <DeliveryLine locale={locale} texts={words} />
          </div>
          {!isSheet && bar}
          {children}
        </div>
      </div>
      {isSheet && bar}
    </>
  );
}

/**
 * The variant that was picked; on a page, before that, the one that its address names: shared links and adverts open on
 * it, while the page itself is one for all.
 */
function usePicked(variantId: string | undefined, isSheet: boolean) {
  const isLinked = useHydrated() && !isSheet;
  const [ownId, pick] = useState(variantId);
  const linkedId = isLinked ? new URLSearchParams(location.search).get("variant") : null;
  return [ownId ?? linkedId ?? undefined, pick] as const;
}

type PriceLineProps = { variant: Variant; locale: Locale; texts: ProductTexts };

function PriceLine({ variant, locale, texts }: PriceLineProps) {
  return (
    <p className="mt-1 flex flex-wrap items-baseline gap-x-2 text-lg font-semibold">
      <Price price={variant.price} compareAtPrice={variant.compareAtPrice} locale={locale} texts={texts.price} />
      <span className="text-sm font-normal text-muted">{texts.product.vat}</span>
    </p>
  );
}
