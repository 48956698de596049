import { queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { Account, FoundOrders, OneTap, OneTapAnswer, OneTapInput } from "./contract";

export type { OneTap, OneTapInput } from "./contract";

/** What one tap on a variant would do now. */
export const oneTapQuery = (variantId: string, locale: Locale) =>
  queryOptions({
    queryKey: ["one-tap", variantId, locale],
    queryFn: ({ signal }) => getJson<OneTap>(`/api/one-tap?variant=${variantId}`, signal),
    staleTime: 60_000,
  });

/**
 * Buys with a saved card and address.
 *
 * @param key Idempotency-Key of 8 to 255 signs: the same one for a repeat of the same tap, and only then.
 */
export const buyWithOneTap = (input: OneTapInput, key: string): Promise<OneTapAnswer> =>
  sendJson<OneTapAnswer>("POST", "/api/one-tap", { body: input, key });

/** Everything the shop remembers of the customer of this browser. */
export const accountQuery = queryOptions({
  queryKey: ["account"],
  queryFn: ({ signal }) => getJson<Account>("/api/me", signal),
});

const writeOf =
  (method: "PUT" | "DELETE", part: "cards" | "addresses" | "devices") =>
  (id: string, body?: object): Promise<void> =>
    sendJson<undefined>(method, `/api/me/${part}/${id}`, body ? { body } : {});

export const chooseCard = writeOf("PUT", "cards");
export const removeCard = writeOf("DELETE", "cards");
/** Names an address (`label`), or makes it the default (`isDefault`). */
export const changeAddress = writeOf("PUT", "addresses");
export const removeAddress = writeOf("DELETE", "addresses");
export const revokeDevice = writeOf("DELETE", "devices");

/** Has a code mailed with which this browser may see the orders of an address. */
export const findOrders = (email: string): Promise<void> =>
  sendJson<undefined>("POST", "/api/orders/find", { body: { email } });

/** The orders of the address to which the code was mailed. */
export const confirmOrders = (code: string, isToRemember: boolean): Promise<FoundOrders> =>
  sendJson<FoundOrders>("POST", "/api/orders/find/confirm", { body: { code, isToRemember } });
