import type { QueryClient } from "@tanstack/react-query";
import { attemptFor } from "@/components/checkout/attempt-key";
import { notePaid } from "@/components/orders/device-orders";
import type { Locale } from "@/lib/core/locale";
import { buyWithOneTap, oneTapQuery } from "@/lib/customers/client";
import { addressOfAnswer, inputOfTap } from "./tap";

/**
 * Taps once more on what was declined a moment ago.
 *
 * @returns False where this browser may not buy with one tap (any more). Rejects as the tap does.
 */
export async function tapAgain(client: QueryClient, variantId: string, locale: Locale): Promise<boolean> {
  const offer = await client.query(oneTapQuery(variantId, locale));
  if (offer === null) return false;
  const input = inputOfTap(offer, variantId, locale);
  const answer = await buyWithOneTap(input, attemptFor(null, JSON.stringify(input)).key);
  if (answer.state === "paid") notePaid(answer.orderToken);
  window.location.assign(addressOfAnswer(answer, locale));
  return true;
}
