import { queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import { getJson, sendJson } from "@/lib/http/api-client";
import type {
  CheckoutOutcome,
  CheckoutSource,
  QrPayment,
  Quote,
  SettleInput,
  StartCheckoutInput,
  StartedCheckout,
} from "./contract";

export type { CheckoutOutcome, CheckoutSource, QrPayment, Quote, StartCheckoutInput } from "./contract";

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

/**
 * Holds the stock and opens the payment page.
 *
 * @param key Idempotency-Key of 8 to 255 signs: the same one for a repeat of the same press, and only then.
 * @returns Where to go and pay.
 */
export const startCheckout = (input: StartCheckoutInput, key: string): Promise<StartedCheckout> =>
  sendJson<StartedCheckout>("POST", "/api/checkouts", { body: input, key });

/** Pauses between two looks at a payment: soon at first, about a minute together. */
const PAUSES_MS = [1_000, 2_000, 3_000, ...Array.from({ length: 11 }, () => 5_000)];

/**
 * What became of the payment that the shopper comes back from: asks until it is known, a minute at most. Then it may
 * still be `open`.
 *
 * @param isOnce Asks a single time: the shopper left the bank without an answer.
 */
export const outcomeQuery = (key: SettleInput, isOnce: boolean) =>
  queryOptions({
    queryKey: ["outcome", key, isOnce],
    queryFn: async ({ signal }) => {
      for (const pause of isOnce ? [] : PAUSES_MS) {
        const outcome = await settle(key);
        if (outcome.decline !== null || outcome.state !== "open" || signal.aborted) return outcome;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
      return settle(key);
    },
    staleTime: Infinity,
  });

const settle = (body: SettleInput) => sendJson<CheckoutOutcome>("POST", "/api/checkouts/settle", { body });

/**
 * A QR payment by the shop's own books: cheap enough for every other second.
 *
 * @param token Signed key of the checkout.
 */
export const qrPaymentQuery = (token: string) =>
  queryOptions({
    queryKey: ["qr-payment", token],
    queryFn: ({ signal }) => getJson<QrPayment>(`/api/checkouts/${token}`, signal),
    staleTime: 0,
  });

/** Asks at Stripe what became of a QR payment. Dearer than `qrPaymentQuery`, and it does not wait for a webhook. */
export const settleQr = (token: string): Promise<CheckoutOutcome> => settle({ checkout: token });

/**
 * Opens a new code in place of an ended one.
 *
 * @param token Signed key of the ended checkout.
 * @param key Idempotency-Key: the same one for a repeat of the same press.
 * @returns The page of the new code. Rejects with `ProblemError`: `already-paid`, `price-changed`, `out-of-stock`.
 */
export const renewQr = (token: string, key: string): Promise<StartedCheckout> =>
  sendJson<StartedCheckout>("POST", `/api/checkouts/${token}/renew`, { key });
