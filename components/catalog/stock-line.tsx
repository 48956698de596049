import { CheckIcon } from "@/components/ui/icons";
import type { ProductChoice, Variant } from "@/lib/catalog/contract";
import { fill } from "@/lib/core/fill";
import type { Texts } from "@/lib/core/messages";
import type { StockByVariant } from "@/lib/inventory/contract";
import { useProductParts } from "./use-product-parts";

const FEW = 5;

type StockLineProps = {
  product: ProductChoice;
  variant: Variant;
  stock: StockByVariant | undefined;
  isUnknown: boolean;
  onPick: (variantId: string) => void;
  texts: Texts<"product">;
};

/** What is left of the shown variant; where nothing is, the variants that can still be had. */
export function StockLine({ product, variant, stock, isUnknown, onPick, texts }: StockLineProps) {
  const own = stock?.[variant.id];
  const parts = useProductParts(own?.availability === "out_of_stock");
  if (own?.availability === "out_of_stock") {
    // Until it is here the bar below says the same.
    return <div className="min-h-6">{parts && <parts.SoldOut {...{ product, variant, stock, onPick, texts }} />}</div>;
  }
  if (!own) return <p className="min-h-6 text-sm text-muted">{isUnknown ? texts.stockUnknown : ""}</p>;
  return (
    <p className="flex min-h-6 items-center gap-1.5 text-sm text-celadon">
      <CheckIcon width={18} height={18} />
      {own.left <= FEW ? fill(texts.left, { count: own.left }) : texts.inStock}
    </p>
  );
}
