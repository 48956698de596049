"use client";

import { useProductOpener } from "@/components/catalog/product-opener";
import { Thumb } from "@/components/ui/picture";
import { Price } from "@/components/ui/price";
import { useNear } from "@/components/ui/use-near";
import type { Locale } from "@/lib/core/locale";
import type { PostView } from "@/lib/posts/contract";
import type { StripTexts } from "./feed-texts";

type ProductStripProps = {
  products: PostView["products"];
  /** Whether its pictures wait until it is almost in view: browsers fetch lazy ones three screens ahead. */
  isLate?: boolean;
  locale: Locale;
  texts: StripTexts;
};

const NEAR_PX = 250;

/** The products of a post in a row to swipe; each opens its sheet. */
export function ProductStrip({ products, isLate = false, locale, texts }: ProductStripProps) {
  const open = useProductOpener(locale);
  const [list, isNear] = useNear<HTMLUListElement>(NEAR_PX);
  return (
    <ul ref={list} aria-label={texts.feed.products} className="scroller scroll-px-4 gap-2 px-4 sm:scroll-px-0 sm:px-0">
      {products.map((product) => (
        <li key={product.variantId} className="max-w-[85%] shrink-0 snap-start">
          <button
            type="button"
            {...open(product)}
            className="flex h-full w-full pressable items-center gap-3 rounded-card bg-surface p-2 pr-4 text-left text-sm"
          >
            {isLate && !isNear ? (
              <span className="h-15 w-12 rounded-thumb" style={{ background: product.placeholder }} />
            ) : (
              <Thumb
                pictureKey={product.pictureKey}
                placeholder={product.placeholder}
                className="h-15 w-12 rounded-thumb"
              />
            )}
            <span className="min-w-0">
              <span className="block truncate">{product.title}</span>
              {product.choice !== "" && <span className="block truncate text-xs text-muted">{product.choice}</span>}
              <span className="block font-semibold">
                <Price
                  price={product.price}
                  compareAtPrice={product.compareAtPrice}
                  locale={locale}
                  texts={texts.price}
                />
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
