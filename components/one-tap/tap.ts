import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import type { buyWithOneTap, OneTap, OneTapInput } from "@/lib/customers/client";

/** What a tap on an offer sends. */
export const inputOfTap = (offer: NonNullable<OneTap>, variantId: string, locale: Locale): OneTapInput => ({
  ...{ source: { kind: "variant", variantId, quantity: 1 }, shippingRateId: offer.shippingRateId, locale },
  ...{ cardId: offer.card.id, addressId: offer.address.id, expectedTotal: offer.total.amount },
});

type Answer = Awaited<ReturnType<typeof buyWithOneTap>>;

/** Where a tap leads: the order, the bank, or the page that waits for what is not known yet. */
export function addressOfAnswer(answer: Answer, locale: Locale): string {
  switch (answer.state) {
    case "paid":
      return routes.order(locale, answer.orderToken);
    case "confirm":
      return answer.url;
    case "open":
      return `${routes.checkoutReturn(locale)}?checkout=${answer.checkout}`;
  }
}
