import type { VariantStock } from "./contract";

/** The most that shoppers are told: above it, more is simply "in stock". */
const SHOWN_AT_MOST = 10;

export const stockOf = (available: number): VariantStock => ({
  availability: available > 0 ? "in_stock" : "out_of_stock",
  left: Math.max(0, Math.min(available, SHOWN_AT_MOST)),
});

export type Quantity = { variantId: string; quantity: number };

/**
 * Adds up lines of the same variant and puts them in the one order in which rows are locked.
 *
 * @param lines What is wanted, any order, the same variant possibly twice.
 */
export function mergeQuantities(lines: readonly Quantity[]): Quantity[] {
  const sums = new Map<string, number>();
  for (const { variantId, quantity } of lines) sums.set(variantId, (sums.get(variantId) ?? 0) + quantity);
  return [...sums]
    .map(([variantId, quantity]) => ({ variantId, quantity }))
    .sort((a, b) => (a.variantId < b.variantId ? -1 : 1));
}
