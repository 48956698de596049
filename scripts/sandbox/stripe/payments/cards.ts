export type Decline = {
  code: "card_declined" | "expired_card" | "incorrect_cvc" | "processing_error";
  declineCode: string;
  /** What Stripe writes into the charge; for lost and stolen cards it is the generic sentence too. */
  message: string;
  networkStatus: "declined_by_network" | "not_sent_to_network";
};

export type TestCard = { brand: string; network: string; decline: Decline | null };

/** A card as the buyer presented it, without its number or CVC: neither is kept anywhere. */
export type PresentedCard = { card: TestCard; last4: string; expMonth: number; expYear: number; name: string };

const visa = (decline: Decline | null): TestCard => ({ brand: "visa", network: "visa", decline });

const declined = (declineCode: string, message = "Your card was declined."): Decline => ({
  code: "card_declined",
  declineCode,
  message,
  networkStatus: "declined_by_network",
});

/** The documented numbers; 3-D Secure cards join here. https://docs.stripe.com/testing#declined-payments */
const TEST_CARDS: Readonly<Record<string, TestCard>> = {
  "4242424242424242": visa(null),
  "4000056655665556": visa(null),
  "5555555555554444": { brand: "mastercard", network: "mastercard", decline: null },
  "4000000000000002": visa(declined("generic_decline")),
  "4000000000009995": visa(declined("insufficient_funds", "Your card has insufficient funds.")),
  "4000000000009987": visa(declined("lost_card")),
  "4000000000000069": visa({
    ...declined("expired_card", "Your card has expired."),
    code: "expired_card",
  }),
  "4000000000000127": visa({
    ...declined("incorrect_cvc", "Your card's security code is incorrect."),
    code: "incorrect_cvc",
  }),
  "4000000000000119": visa({
    ...declined("processing_error", "An error occurred while processing your card. Try again in a little bit."),
    code: "processing_error",
    networkStatus: "not_sent_to_network",
  }),
};

export function findTestCard(number: string): TestCard | null {
  return Object.hasOwn(TEST_CARDS, number) ? (TEST_CARDS[number] ?? null) : null;
}
