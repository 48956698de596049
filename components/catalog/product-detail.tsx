"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Price } from "@/components/ui/price";
import type { ProductView } from "@/lib/catalog/contract";
import { BRAND } from "@/lib/core/brand";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { stockQuery } from "@/lib/inventory/client";
import { DeliveryLine, StockLine } from "./availability";
import { BuyBar } from "./buy-bar";
import { isSoldOut, shownVariant, variantWith } from "./choice";
import { ModelButton } from "./model-button";
import { OptionPicker } from "./option-picker";
import { ProductFacts } from "./product-facts";
import { ProductGallery } from "./product-gallery";

export type ProductTexts = { product: Texts<"product">; price: Texts<"price"> };

type ProductDetailProps = {
  product: ProductView;
  locale: Locale;
  texts: ProductTexts;
  /** Variant to begin with; the first in stock where there is none. */
  variantId?: string;
  isSheet?: boolean;
  /** Below the facts. */
  children?: ReactNode;
};

const BASIS_POINTS_PER_PERCENT = 100;

/** Everything about one product, with the ways to buy it: the product page, and what its sheet holds. */
export function ProductDetail({ product, locale, texts, variantId, isSheet = false, children }: ProductDetailProps) {
  const { data: stock, isError } = useQuery(stockQuery(product.handle));
  const [pickedId, pick] = useState(variantId);
  const variant = shownVariant(product, stock, pickedId);
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
            shownKey={pickedId === undefined ? null : variant.pictureKey}
            isFirst={!isSheet}
            shape={isSheet ? "aspect-square lg:aspect-4/5" : "aspect-4/5"}
            texts={{ previous: words.previous, next: words.next, pictureOf: words.pictureOf }}
          />
          {product.modelKey !== null && (
            <ModelButton product={product} modelKey={product.modelKey} locale={locale} texts={words} />
          )}
        </div>
        <div className="flex flex-col gap-5 px-4 pt-4 pb-8 lg:px-0 lg:pt-0">
          <div>
            <Title className={`text-xl lg:text-2xl ${isSheet ? "lg:pr-8" : ""}`}>{product.title}</Title>
            <p className="mt-1 flex flex-wrap items-baseline gap-x-2 text-lg font-semibold">
              <Price
                price={variant.price}
                compareAtPrice={variant.compareAtPrice}
                locale={locale}
                texts={texts.price}
              />
              <span className="text-sm font-normal text-muted">
                {fill(words.vat, { rate: BRAND.vatBasisPoints / BASIS_POINTS_PER_PERCENT })}
              </span>
            </p>
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
          <ProductFacts product={product} locale={locale} texts={words} />
          {children}
        </div>
      </div>
      {isSheet && bar}
    </>
  );
}
