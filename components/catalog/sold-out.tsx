import { AlertIcon } from "@/components/ui/icons";
import type { ProductChoice, Variant } from "@/lib/catalog/contract";
import type { Texts } from "@/lib/core/messages";
import type { StockByVariant } from "@/lib/inventory/contract";
import { alternatives, choiceWords } from "./choice-words";

type SoldOutProps = {
  product: ProductChoice;
  /** The one that is gone. */
  variant: Variant;
  stock: StockByVariant | undefined;
  onPick: (variantId: string) => void;
  texts: Texts<"product">;
};

/** That a variant is gone, and what can still be had instead. */
export function SoldOut({ product, variant, stock, onPick, texts }: SoldOutProps) {
  const others = alternatives(product, stock, variant);
  return (
    <div className="text-sm">
      <p className="flex min-h-6 items-center gap-1.5 text-danger">
        <AlertIcon width={18} height={18} />
        {others.length > 0 ? texts.soldOutChoice : texts.allSoldOut}
      </p>
      <ul className="mt-1 flex flex-wrap gap-2">
        {others.map((other) => (
          <li key={other.id}>
            <button
              type="button"
              onClick={() => onPick(other.id)}
              className="min-h-11 pressable rounded-full border border-line px-4"
            >
              {choiceWords(product, other)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
