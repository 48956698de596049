import type { CheckoutSource } from "@/lib/checkout/client";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";

/** The checkout that a shopper came from; that of the bag while it is not known. */
export const checkoutHrefOf = (source: CheckoutSource | undefined, locale: Locale): string =>
  source?.kind === "variant" ? routes.buyNow(locale, source.variantId, source.quantity) : routes.checkout(locale);
