import type { Currency } from "@/lib/core/money";

/** What Stripe says about a payment, in the words that the rules need. */
export type PaymentReport = {
  amount: number | null;
  currency: string | null;
  isLive: boolean;
  checkoutId: string | null;
};

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
