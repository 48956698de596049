import { AlertIcon } from "@/components/ui/later-icons";
import type { ProductChoice, Variant } from "@/lib/catalog/contract";
import type { Texts } from "@/lib/core/messages";
import type { StockByVariant } from "@/lib/inventory/contract";
import { alternatives, choiceWords } from "./choice-words";

type SoldOutProps = {
  product: ProductChoice;
  /** The one that is gone. */
  variant: Variant;
  stock: StockByVariant | undefined;
};

/** That a variant is gone, or every one of its product. */
export function SoldOutWords({ product, variant, stock, texts }: SoldOutProps & { texts: Texts<"product"> }) {
  return (
    <>
      <AlertIcon width={18} height={18} />
      {alternatives(product, stock, variant).length > 0 ? texts.soldOutChoice : texts.allSoldOut}
    </>
  );
}

/** What can still be had instead of a variant that is gone. */
export function Alternatives({ product, variant, stock, onPick }: SoldOutProps & { onPick: (id: string) => void }) {
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
