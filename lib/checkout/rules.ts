import { createHash } from "node:crypto";
import type { Address, Contact } from "@/lib/core/address";
import { BRAND } from "@/lib/core/brand";
import { HOME_CURRENCY, includedTax, sumMoney } from "@/lib/core/money";
import type { CHECKOUT_STATES } from "@/lib/db/schema/checkout";
import type { Paying } from "@/lib/payments";
import type { CheckoutOutcome } from "./contract";

export type CheckoutState = (typeof CHECKOUT_STATES)[number];

export type Totals = {
  subtotalAmount: number;
  shippingAmount: number;
  totalAmount: number;
  taxIncludedAmount: number;
};

type Priced = { unitAmount: number; quantity: number };

/** What is bought, without delivery. */
export const subtotalOf = (lines: readonly Priced[]): number =>
  sumMoney(
    HOME_CURRENCY,
    lines.map(({ unitAmount, quantity }) => unitAmount * quantity),
  ).amount;

/**
 * What a purchase costs.
 *
 * @param lines Unit amounts with tax, minor units.
 * @param shippingAmount The chosen rate, minor units.
 * @param country Where it goes: VAT is inside the price of what stays in Thailand, exports carry none.
 */
export function totalsOf(lines: readonly Priced[], shippingAmount: number, country: string): Totals {
  const subtotalAmount = subtotalOf(lines);
  const totalAmount = subtotalAmount + shippingAmount;
  const taxIncludedAmount = country === "TH" ? includedTax(totalAmount, BRAND.vatBasisPoints) : 0;
  return { subtotalAmount, shippingAmount, totalAmount, taxIncludedAmount };
}

type Chosen = {
  lines: readonly { variantId: string; quantity: number; unitAmount: number }[];
  contact: Contact;
  address: Address;
  shippingRateId: string;
  /** Everything together: prices of lines and of delivery may have changed although the choice did not. */
  totalAmount: number;
  locale: string;
  remember: string;
  paying: Paying;
};

/** One value for everything a shopper chose and what it costs: pressing pay again without a change finds the same checkout. */
export function fingerprintOf({
  lines,
  contact,
  address,
  shippingRateId,
  totalAmount,
  locale,
  remember,
  paying,
}: Chosen): string {
  const sorted = [...lines]
    .map(({ variantId, quantity, unitAmount }) => [variantId, quantity, unitAmount])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  const people = [Object.entries(contact).sort(), Object.entries(address).sort()];
  const fields = [sorted, people, shippingRateId, totalAmount, locale, remember, Object.entries(paying).sort()];
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}

const OUTCOMES: Record<CheckoutState, CheckoutOutcome["state"]> = {
  reserved: "open",
  paying: "open",
  expiring: "open",
  expired: "expired",
  paid: "paid",
  refund_due: "refunded",
  refunded: "refunded",
  quarantined: "under_review",
};

/** A state in the words of the return page. */
export const outcomeOf = (state: CheckoutState): CheckoutOutcome["state"] => OUTCOMES[state];
