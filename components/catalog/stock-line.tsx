import { useRef } from "react";
import { CheckIcon } from "@/components/ui/later-icons";
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
  const line = useRef<HTMLParagraphElement>(null);
  const own = stock?.[variant.id];
  const isGone = own?.availability === "out_of_stock";
  const parts = useProductParts(isGone);
  return (
    <div className="text-sm">
      <p
        ref={line}
        role="status"
        tabIndex={-1}
        className={`flex min-h-6 items-center gap-1.5 ${isGone ? "text-danger" : "text-celadon"}`}
      >
        {isGone ? (
          // Until they are here the bar below says the same.
          parts && <parts.SoldOutWords product={product} variant={variant} stock={stock} texts={texts} />
        ) : (
          <StockWords left={own?.left} isUnknown={isUnknown} texts={texts} />
        )}
      </p>
      {isGone && parts && (
        <parts.Alternatives
          product={product}
          variant={variant}
          stock={stock}
          onPick={(other) => {
            onPick(other);
            // The buttons go away with what was gone.
            line.current?.focus({ preventScroll: true });
          }}
        />
      )}
    </div>
  );
}

type StockWordsProps = Pick<StockLineProps, "isUnknown" | "texts"> & { left: number | undefined };

function StockWords({ left, isUnknown, texts }: StockWordsProps) {
  if (left === undefined) return isUnknown && <span className="text-muted">{texts.stockUnknown}</span>;
  return (
    <>
      <CheckIcon width={18} height={18} />
      {left <= FEW ? fill(texts.left, { count: left }) : texts.inStock}
    </>
  );
}
