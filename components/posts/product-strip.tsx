import { useProductOpener } from "@/components/catalog/product-sheet";
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
    <ul aria-label={texts.feed.products} className="scroller gap-2 px-4 scroll-px-4 sm:px-0 sm:scroll-px-0">
      {products.map((product) => (
        <li key={product.variantId} className="max-w-[85%] shrink-0 snap-start">
          <button
            type="button"
            {...open(product)}
            className="pressable bg-surface rounded-card flex h-full w-full items-center gap-3 p-2 pr-4 text-left text-sm"
          >
            <Thumb pictureKey={product.pictureKey} placeholder={product.placeholder} className="h-15 w-12 rounded-lg" />
            <span className="min-w-0">
              <span className="block truncate">{product.title}</span>
              {product.choice !== "" && <span className="text-muted block truncate text-xs">{product.choice}</span>}
              <span className="block font-semibold">
                <Price price={product.price} compareAtPrice={product.compareAtPrice} locale={locale} texts={texts.price} />
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
