import type { ProductChoice, Variant } from "@/lib/catalog/contract";
import type { StockByVariant } from "@/lib/inventory/contract";
import { alternatives, choiceWords } from "./choice-words";

type AlternativesProps = {
  product: ProductChoice;
  /** The one that is gone. */
  variant: Variant;
  stock: StockByVariant | undefined;
  onPick: (variantId: string) => void;
};

/** What can still be had instead of a variant that is gone. */
export function Alternatives({ product, variant, stock, onPick }: AlternativesProps) {
  return (
    <ul className="mt-1 flex flex-wrap gap-2">
      {alternatives(product, stock, variant).map((other) => (
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
  );
}
