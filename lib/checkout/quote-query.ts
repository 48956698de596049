import { queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import { getJson } from "@/lib/http/api-client";
import type { CheckoutSource, Quote } from "./contract";

type Wanted = { source: CheckoutSource; country: string; postalCode: string; rateId: string; locale: Locale };

/** A quote depends on the postal code only where that is a whole Thai one. */
const isThaiCode = ({ country, postalCode }: Wanted) => country === "TH" && /^\d{5}$/.test(postalCode);

/** Key of every quote, to ask for them anew after a refusal. */
export const QUOTES = { queryKey: ["quote"] } as const;

/**
 * Every cost of what is about to be bought. Never taken from memory: the bag may have changed since.
 *
 * @param wanted `rateId` may be empty or one of another country: the first rate is quoted then.
 */
export const quoteQuery = (wanted: Wanted) => {
  const { source, country, rateId, locale } = wanted;
  const postalCode = isThaiCode(wanted) ? wanted.postalCode : "";
  return queryOptions({
    queryKey: [...QUOTES.queryKey, source, country, postalCode, rateId, locale],
    queryFn: ({ signal }) => {
      const search = new URLSearchParams({ country });
      if (postalCode !== "") search.set("postalCode", postalCode);
      if (rateId !== "") search.set("rate", rateId);
      if (source.kind === "variant") {
        search.set("variant", source.variantId);
        search.set("quantity", String(source.quantity));
      }
      return getJson<Quote>(`/api/checkout/quote?${search.toString()}`, signal);
    },
    staleTime: 0,
  });
};
