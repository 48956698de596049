"use client";

import { useProductOpener } from "@/components/catalog/product-opener";
import { Thumb } from "@/components/ui/picture";
import { Price } from "@/components/ui/price";
import type { Locale } from "@/lib/core/locale";
import type { PostView } from "@/lib/posts/contract";
import type { FeedTexts } from "./feed-texts";

type ProductStripProps = { products: PostView["products"]; locale: Locale; texts: FeedTexts };

/** The products of a post in a row to swipe; each opens its sheet. */
export function ProductStrip({ products, locale, texts }: ProductStripProps) {
  const open = useProductOpener(locale);
  return (
    <ul aria-label={texts.feed.products} className="scroller scroll-px-4 gap-2 px-4 sm:scroll-px-0 sm:px-0">
      {products.map((product) => (
        <li key={product.variantId} className="max-w-[85%] shrink-0 snap-start">
          <button
            type="button"
            {...open(product)}
            className="flex h-full w-full pressable items-center gap-3 rounded-card bg-surface p-2 pr-4 text-left text-sm"
          >
            <Thumb
              pictureKey={product.pictureKey}
              placeholder={product.placeholder}
              className="h-15 w-12 rounded-thumb"
            />
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
