import type { useProductOpener } from "@/components/catalog/product-opener";
import { useLater } from "@/components/ui/use-later";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { formatMoney } from "@/lib/core/money";
import type { PostView } from "@/lib/posts/contract";
import type { Spot } from "./hotspot-labels";

const loadLabels = () => import("./hotspot-labels");

type HotspotsProps = {
  tags: PostView["pictures"][number]["tags"];
  products: PostView["products"];
  /** Whether name and price are written beside the dots. */
  isLabelled: boolean;
  locale: Locale;
  open: ReturnType<typeof useProductOpener>;
};

/** The products of a picture as dots to tap, each with a target of 44 px. */
export function Hotspots({ tags, products, isLabelled, locale, open }: HotspotsProps) {
  const later = useLater(loadLabels, isLabelled);
  const spots: Spot[] = tags.flatMap(({ product: index, x, y }) => {
    const product = products[index];
    return product ? [{ x, y, product, price: formatMoney(product.price, LANGUAGE_TAGS[locale]) }] : [];
  });
  return (
    <>
      {spots.map(({ x, y, product, price }) => (
        <button
          key={`${product.variantId}-${x}-${y}`}
          type="button"
          {...open(product)}
          aria-label={`${product.title}, ${price}`}
          suppressHydrationWarning
          className="group/dot absolute grid size-11 -translate-1/2 cursor-pointer place-items-center"
          style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
        >
          <span className="size-3 rounded-full border-2 border-glass bg-on-glass ring-2 ring-on-glass transition-transform group-hover/dot:scale-125" />
        </button>
      ))}
      {isLabelled && later && <later.HotspotLabels spots={spots} onOpen={(product) => open(product).onClick()} />}
    </>
  );
}
