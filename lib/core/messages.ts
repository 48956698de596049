import en from "@/messages/en.json";
import th from "@/messages/th.json";
import type { Locale } from "./locale";

/** All texts of the interface. Server side only: components get theirs as props, so that no bundle carries them. */
export type Messages = typeof th;

/** The texts of one part of the interface, as a component takes them. */
export type Texts<Name extends keyof Messages> = Messages[Name];

// The assignment is the check that English has exactly the keys that Thai has; the messages gate checks the rest.
const MESSAGES: Record<Locale, Messages> = { th, en };

/** All texts in one language. */
export const messagesOf = (locale: Locale): Messages => MESSAGES[locale];
