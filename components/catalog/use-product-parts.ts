import { useLater } from "@/components/ui/use-later";
import { loadCartChanges } from "@/lib/cart/client";

/** Fetches the parts of a product page that nobody needs to look at it, and what puts it into the bag. */
export function loadProductParts() {
  // Should it not come, putting into the bag asks for it again.
  loadCartChanges().catch(() => undefined);
  return import("./product-parts");
}

/**
 * Those parts, fetched at the first sign of use.
 *
 * @param isNeeded Fetches them whatever has happened.
 */
export const useProductParts = (isNeeded: boolean) => useLater(loadProductParts, isNeeded);
