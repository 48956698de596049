import en from "@/messages/en.json";
import th from "@/messages/th.json";
import { BRAND } from "./brand";
import { fill } from "./fill";
import type { Locale } from "./locale";

/** All texts of the interface. Server side only: components get theirs as props, so that no bundle carries them. */
export type Messages = typeof th;

/** The texts of one part of the interface, as a component takes them. */
export type Texts<Name extends keyof Messages> = Messages[Name];

const BASIS_POINTS_PER_PERCENT = 100;

// The assignment is the check that English has exactly the keys that Thai has; the messages gate checks the rest.
const MESSAGES: Record<Locale, Messages> = { th: withBrand(th), en: withBrand(en) };

/** Figures of the brand that never change while the shop runs: put in here; others come in `lib/settings`. */
function withBrand(messages: Messages): Messages {
  const { product } = messages;
  const vat = fill(product.vat, { rate: BRAND.vatBasisPoints / BASIS_POINTS_PER_PERCENT });
  return { ...messages, product: { ...product, vat } };
}

/** All texts in one language; what the shop says of itself is still a name in braces. @see pageMessages */
export const messagesOf = (locale: Locale): Messages => MESSAGES[locale];
