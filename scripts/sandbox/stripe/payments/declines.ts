export type Decline = {
  code: "authentication_required" | "card_declined" | "expired_card" | "incorrect_cvc" | "processing_error";
  declineCode: string;
  /** What Stripe writes into the charge; for lost and stolen cards it is the generic sentence too. */
  message: string;
  networkStatus: "declined_by_network" | "not_sent_to_network";
  adviceCode: "confirm_card_data" | "do_not_try_again" | "try_again_later";
  type: "blocked" | "issuer_declined";
};

const GENERIC = "Your card was declined.";
const FINAL = new Set(["fraudulent", "lost_card", "stolen_card"]);

function declined(declineCode: string, message = GENERIC): Decline {
  return {
    code: "card_declined",
    declineCode,
    message,
    networkStatus: "declined_by_network",
    adviceCode: FINAL.has(declineCode) ? "do_not_try_again" : "try_again_later",
    type: "issuer_declined",
  };
}

/** https://docs.stripe.com/declines/codes */
export const DECLINES = {
  generic: declined("generic_decline"),
  insufficientFunds: declined("insufficient_funds", "Your card has insufficient funds."),
  lost: declined("lost_card"),
  stolen: declined("stolen_card"),
  velocity: declined(
    "card_velocity_exceeded",
    "Your card was declined for making repeated attempts too frequently or exceeding its amount limit.",
  ),
  expired: {
    ...declined("expired_card", "Your card has expired."),
    code: "expired_card",
    adviceCode: "do_not_try_again",
  },
  incorrectCvc: {
    ...declined("incorrect_cvc", "Your card's security code is incorrect."),
    code: "incorrect_cvc",
    adviceCode: "confirm_card_data",
  },
  processingError: {
    ...declined("processing_error", "An error occurred while processing your card. Try again in a little bit."),
    code: "processing_error",
    networkStatus: "not_sent_to_network",
  },
  /** Stripe's own check said no; the bank was never asked. */
  blocked: { ...declined("fraudulent"), networkStatus: "not_sent_to_network", type: "blocked" },
  authenticationRequired: {
    ...declined("authentication_required", "Your card was declined. This transaction requires authentication."),
    code: "authentication_required",
  },
} satisfies Record<string, Decline>;

type DeclineName = keyof typeof DECLINES;
// Safe: the keys of that object are its names.
export const DECLINE_NAMES = Object.keys(DECLINES) as [DeclineName, ...DeclineName[]];
