import type { useProductOpener } from "@/components/catalog/product-opener";
import type { PostView } from "@/lib/posts/contract";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { formatMoney } from "@/lib/core/money";
import { spreadOut } from "./spread-out";

type HotspotsProps = {
  tags: PostView["pictures"][number]["tags"];
  products: PostView["products"];
  /** Whether name and price are written beside the dots. */
  isLabelled: boolean;
  locale: Locale;
  open: ReturnType<typeof useProductOpener>;
};

const MIDDLE = { from: 0.36, to: 0.64 };
const LOW = 0.8;

/** Where a label hangs from its dot so that it stays inside the picture. */
function labelPlace(x: number, y: number): string {
  const across = x < MIDDLE.from ? "left-2" : x > MIDDLE.to ? "right-2" : "left-1/2 -translate-x-1/2";
  return `${across} ${y > LOW ? "bottom-9" : "top-9"}`;
}

/** The products of a picture as dots to tap, each with a target of 44 px. */
export function Hotspots({ tags, products, isLabelled, locale, open }: HotspotsProps) {
  return spreadOut(tags).map(({ product: index, x, y }) => {
    const product = products[index];
    if (!product) return null;
    const price = formatMoney(product.price, LANGUAGE_TAGS[locale]);
    return (
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
        {isLabelled && (
          <span
            className={`appear absolute z-10 max-w-52 truncate rounded-full bg-glass px-3 py-1.5 text-xs price text-on-glass ${labelPlace(x, y)}`}
          >
            {product.title} · <span className="font-semibold">{price}</span>
          </span>
        )}
      </button>
    );
  });
}
