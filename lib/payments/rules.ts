import type { Currency } from "@/lib/core/money";

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
