import { sharedState } from "@/components/ui/shared-state";
import type { Variant } from "@/lib/catalog/contract";

const chosen = sharedState<Variant | null>(null);

/** Tells the rest of the page which variant of its product is chosen. */
export const chooseVariant = chosen.set;

/** The variant of the page's product that is chosen; null until the page is awake. */
export const useChosenVariant = chosen.useValue;
