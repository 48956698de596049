import type { TaggedProduct } from "@/lib/posts/contract";
import { LABEL_MAX_WIDTH, labelPlaces } from "./label-places";

export type Spot = { x: number; y: number; product: TaggedProduct; price: string };

type HotspotLabelsProps = { spots: readonly Spot[]; onOpen: (product: TaggedProduct) => void };

/** Name and price of each dot. For eyes and fingers: the dots themselves carry the same names for everybody else. */
export function HotspotLabels({ spots, onOpen }: HotspotLabelsProps) {
  const places = labelPlaces(spots.map(({ x, y, product, price }) => ({ x, y, text: `${product.title} · ${price}` })));
  return spots.map(({ product, price }, index) => (
    <button
      key={`${product.variantId}-${index}`}
      type="button"
      tabIndex={-1}
      aria-hidden="true"
      onClick={() => onOpen(product)}
      className="appear absolute flex -translate-1/2 cursor-pointer rounded-full bg-glass px-3 py-1.5 text-xs/[1.5] price text-on-glass"
      style={{
        left: `${(places[index]?.x ?? 0) * 100}%`,
        top: `${(places[index]?.y ?? 0) * 100}%`,
        maxWidth: LABEL_MAX_WIDTH,
      }}
    >
      <span className="truncate">{product.title}</span>
      <span className="shrink-0 pl-1 font-semibold">· {price}</span>
    </button>
  ));
}
