import { queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { CheckoutOutcome, QrPayment, SettleInput, StartCheckoutInput, StartedCheckout } from "./contract";

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
