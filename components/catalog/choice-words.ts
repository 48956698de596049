import type { ProductChoice, Variant } from "@/lib/catalog/contract";
import type { StockByVariant } from "@/lib/inventory/contract";
import { isSoldOut, likest } from "./choice";

const ALTERNATIVES = 4;

/** What can be bought instead of a variant that is gone, the most like it first; at most four. */
export const alternatives = (product: ProductChoice, stock: StockByVariant | undefined, gone: Variant): Variant[] =>
  likest(
    product.variants.filter(({ id }) => id !== gone.id && !isSoldOut(stock, id)),
    gone,
  ).slice(0, ALTERNATIVES);

/** The chosen options in words, e.g. `Jade green, 52`; empty for a product without options. */
export const choiceWords = ({ options }: ProductChoice, variant: Variant): string =>
  options
    .flatMap(({ code, values }) => values.find((value) => value.code === variant.optionValues[code])?.label ?? [])
    .join(", ");
