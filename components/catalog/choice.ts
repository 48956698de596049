import type { ProductChoice, Variant } from "@/lib/catalog/contract";
import type { StockByVariant } from "@/lib/inventory/contract";

/** Whether a variant is known to be gone. Before the stock is known nothing is. */
export const isSoldOut = (stock: StockByVariant | undefined, variantId: string) =>
  stock?.[variantId]?.availability === "out_of_stock";

/** The variant that is shown: the picked one, else the first that can be bought. */
export function shownVariant(product: ProductChoice, stock: StockByVariant | undefined, pickedId?: string): Variant {
  const { variants } = product;
  const shown =
    variants.find(({ id }) => id === pickedId) ?? variants.find(({ id }) => !isSoldOut(stock, id)) ?? variants[0];
  if (!shown) throw new Error(`The product ${product.handle} has no variants.`);
  return shown;
}

/**
 * The variant after a change of one option: the other options stay where such a variant exists.
 *
 * @param wanted Option code and value code that were picked.
 */
export function variantWith(
  product: ProductChoice,
  current: Variant,
  wanted: [option: string, value: string],
): Variant {
  const [option, value] = wanted;
  const matching = product.variants.filter(({ optionValues }) => optionValues[option] === value);
  return likest(matching, current)[0] ?? current;
}

/** Variants, those first that share the most with one. */
export const likest = (variants: readonly Variant[], current: Variant) => {
  const likeness = ({ optionValues }: Variant) =>
    Object.entries(optionValues).filter(([code, chosen]) => current.optionValues[code] === chosen).length;
  return variants.toSorted((a, b) => likeness(b) - likeness(a));
};
