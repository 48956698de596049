import { CURRENCIES, type Currency } from "@/lib/core/money";

/** What Stripe says about a payment, in the words that the rules need. */
export type PaymentReport = {
  amount: number | null;
  currency: string | null;
  isLive: boolean;
  checkoutId: string | null;
};

/** What Stripe knows of a payment now. `open` may still be paid, `complete` is paid or a bank decides about it. */
export type StripeReport = PaymentReport & {
  status: "open" | "complete" | "expired";
  isPaid: boolean;
  /** The bank has promised the money, and nobody has taken it. Only a card is promised, and it is `open` until then. */
  isAuthorized: boolean;
  /** Of the payment page, where there is one. */
  sessionId: string | null;
  /** Set as soon as there is a payment. */
  paymentIntentId: string | null;
  /** Why the last try failed, as far as the buyer may know it. */
  decline: Decline | null;
};

/** Why a bank said no, in the words that help the buyer. Suspicion is never told: it stays `declined`. */
export type Decline =
  "declined" | "insufficient-funds" | "expired" | "wrong-details" | "not-supported" | "not-confirmed" | "try-again";

const DECLINES: Readonly<Record<string, Decline>> = {
  ...{ insufficient_funds: "insufficient-funds", card_velocity_exceeded: "insufficient-funds" },
  ...{ withdrawal_count_limit_exceeded: "insufficient-funds", expired_card: "expired" },
  ...{ incorrect_cvc: "wrong-details", invalid_cvc: "wrong-details", incorrect_number: "wrong-details" },
  ...{ invalid_number: "wrong-details", incorrect_zip: "wrong-details", invalid_expiry_month: "wrong-details" },
  ...{ invalid_expiry_year: "wrong-details", card_not_supported: "not-supported" },
  ...{ currency_not_supported: "not-supported", processing_error: "try-again", try_again_later: "try-again" },
  ...{ payment_intent_authentication_failure: "not-confirmed", authentication_required: "not-confirmed" },
  ...{ issuer_not_available: "try-again", reenter_transaction: "try-again", approve_with_id: "try-again" },
};

/**
 * What a buyer is told of a decline.
 *
 * @param code Stripe's error code.
 * @param declineCode The bank's own, which says more where there is one.
 */
export const declineOf = (code: string | null | undefined, declineCode: string | null | undefined): Decline =>
  DECLINES[declineCode ?? ""] ?? (declineCode == null ? DECLINES[code ?? ""] : undefined) ?? "declined";

type Expected = { amount: number; currency: Currency; isLive: boolean; checkoutId: string };

/**
 * Why a payment must not become an order, or null when it is exactly the one we asked for.
 *
 * @param report What Stripe says.
 * @param expected What our row says.
 */
export function mismatchOf(report: PaymentReport, expected: Expected): string | null {
  if (report.checkoutId !== expected.checkoutId) return "it belongs to another checkout";
  if (report.isLive !== expected.isLive) return "it is of the other mode";
  if (report.currency?.toUpperCase() !== expected.currency) return "its currency is another";
  if (report.amount !== expected.amount) return "its amount is another";
  return null;
}

/**
 * Whether a payment that must not become an order belongs to the checkout all the same, so that it may go back without
 * a person: it names the checkout, is of our mode, and its amount is one that we can count.
 */
export const isProvablyOurs = (
  report: PaymentReport,
  { checkoutId, isLive }: Pick<Expected, "checkoutId" | "isLive">,
): boolean =>
  report.checkoutId === checkoutId &&
  report.isLive === isLive &&
  (report.amount ?? 0) > 0 &&
  isCounted(report.currency ?? "");

const isCounted = (code: string): boolean => (CURRENCIES as readonly string[]).includes(code.toUpperCase());

/**
 * A currency as Stripe writes it, in our words.
 *
 * @throws Error for one that this shop cannot count in.
 */
export function currencyOf(code: string): Currency {
  if (!isCounted(code)) throw new Error(`this shop cannot count in ${code}`);
  // Safe: it is in the list.
  return code.toUpperCase() as Currency;
}

/** The checkout an event's object names, wherever Stripe keeps the name for its kind of object. */
export function checkoutIdOf(object: Record<string, unknown>): string | null {
  const metadata = object["metadata"] as Record<string, unknown> | null | undefined;
  const named = object["client_reference_id"] ?? metadata?.["checkout_id"];
  return typeof named === "string" && /^[0-9a-f-]{36}$/.test(named) ? named : null;
}

/** The payment intent an event's object is about, if any. */
export function paymentIntentOf(object: Record<string, unknown>): string | null {
  const id = object["object"] === "payment_intent" ? object["id"] : object["payment_intent"];
  return typeof id === "string" ? id : null;
}

export type RefundState = "pending" | "succeeded" | "failed";

/** The state of a refund in our words; Stripe's others are ways of waiting. */
export function refundStateOf(status: string | null): RefundState {
  if (status === "succeeded") return "succeeded";
  return status === "failed" || status === "canceled" ? "failed" : "pending";
}

type DisputeMoves = { balance_transactions: readonly { amount: number }[] };

/** Whether a dispute has taken its money from us, and whether it gave it back: Stripe books each as a balance entry. */
export const movedBy = ({ balance_transactions: moves }: DisputeMoves) => ({
  isWithdrawn: moves.some(({ amount }) => amount < 0),
  isReinstated: moves.some(({ amount }) => amount > 0),
});

/** Whether a dispute ended without a loss, so that nobody needs to look at it. */
export const isOverForUs = (state: string): boolean => ["won", "warning_closed", "prevented"].includes(state);

/** Whether a card is over: it is good until the end of its month. */
export const isExpired = ({ expMonth, expYear }: { expMonth: number; expYear: number }, now: Date): boolean =>
  now.getTime() >= Date.UTC(expYear, expMonth, 1);
