export type Decline = {
  code: "card_declined" | "expired_card" | "incorrect_cvc" | "processing_error";
  declineCode: string;
  /** What Stripe writes into the charge; for lost and stolen cards it is the generic sentence too. */
  message: string;
  networkStatus: "declined_by_network" | "not_sent_to_network";
  adviceCode: "confirm_card_data" | "do_not_try_again" | "try_again_later";
};

export type TestCard = {
  /** The documented test id, kept in place of the number. */
  name: string;
  brand: string;
  last4: string;
  decline: Decline | null;
};

/** A card as the buyer presented it, without its number or CVC: neither is kept anywhere. */
export type PresentedCard = { card: TestCard; expMonth: number; expYear: number };

const GENERIC = "Your card was declined.";

function declined(declineCode: string, message = GENERIC): Decline {
  return {
    code: "card_declined",
    declineCode,
    message,
    networkStatus: "declined_by_network",
    adviceCode: declineCode === "lost_card" || declineCode === "stolen_card" ? "do_not_try_again" : "try_again_later",
  };
}

const EXPIRED: Decline = {
  ...declined("expired_card", "Your card has expired."),
  code: "expired_card",
  adviceCode: "do_not_try_again",
};
const INCORRECT_CVC: Decline = {
  ...declined("incorrect_cvc", "Your card's security code is incorrect."),
  code: "incorrect_cvc",
  adviceCode: "confirm_card_data",
};
const PROCESSING_ERROR: Decline = {
  ...declined("processing_error", "An error occurred while processing your card. Try again in a little bit."),
  code: "processing_error",
  networkStatus: "not_sent_to_network",
};
const NO_FUNDS = declined("insufficient_funds", "Your card has insufficient funds.");

type CardTraits = Partial<Omit<TestCard, "name" | "last4">>;

function card(number: string, name: string, traits: CardTraits = {}): [string, TestCard] {
  return [number, { name, brand: "visa", last4: number.slice(-4), decline: null, ...traits }];
}

/** The documented numbers and ids; https://docs.stripe.com/testing */
const TEST_CARDS: ReadonlyMap<string, TestCard> = new Map([
  card("4242424242424242", "pm_card_visa"),
  card("4000056655665556", "pm_card_visa_debit"),
  card("5555555555554444", "pm_card_mastercard", { brand: "mastercard" }),
  card("4000000000000002", "pm_card_visa_chargeDeclined", { decline: declined("generic_decline") }),
  card("4000000000009995", "pm_card_visa_chargeDeclinedInsufficientFunds", { decline: NO_FUNDS }),
  card("4000000000009987", "pm_card_visa_chargeDeclinedLostCard", { decline: declined("lost_card") }),
  card("4000000000000069", "pm_card_chargeDeclinedExpiredCard", { decline: EXPIRED }),
  card("4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", { decline: INCORRECT_CVC }),
  card("4000000000000119", "pm_card_chargeDeclinedProcessingError", { decline: PROCESSING_ERROR }),
]);

const BY_NAME: ReadonlyMap<string, TestCard> = new Map([...TEST_CARDS.values()].map((known) => [known.name, known]));

export function findTestCard(number: string): TestCard | null {
  return TEST_CARDS.get(number) ?? null;
}

export function findNamedCard(name: string): TestCard | null {
  return BY_NAME.get(name) ?? null;
}
