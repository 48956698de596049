import { createHash } from "node:crypto";
import type { Address, Contact } from "@/lib/core/address";
import { BRAND } from "@/lib/core/brand";
import { HOME_CURRENCY, includedTax, sumMoney } from "@/lib/core/money";
import { type CHECKOUT_STATES, PROMISED_CHECKOUT_STATES, type RELEASE_CAUSES } from "@/lib/db/schema/checkout";
import type { Paying } from "@/lib/payments";
import type { CheckoutOutcome } from "./contract";

export type CheckoutState = (typeof CHECKOUT_STATES)[number];
export type ReleaseCause = (typeof RELEASE_CAUSES)[number];

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

/** Whether an order stands on the promise of a bank whose money is still to be taken or let go. */
export const isPromised = (state: CheckoutState): boolean =>
  (PROMISED_CHECKOUT_STATES as readonly CheckoutState[]).includes(state);

/** Whether nothing that Stripe says changes a checkout any more, but its refunds. */
export const isSettled = (state: CheckoutState): boolean =>
  ["paid", "released", "refunded", "refund_due", "quarantined"].includes(state);

type PromiseOfCard = { state: CheckoutState; releaseCause: ReleaseCause | null; undoUntil: Date | null };

/**
 * What pressing "undo" does to an order of one tap.
 *
 * @param now By the database's clock, read under the checkout's row lock.
 * @returns `release` lets the promise go; `done` for one that was undone before; `over` when the time is over, the money
 *   is being taken, or somebody else let it go.
 */
export function undoStep({ state, releaseCause, undoUntil }: PromiseOfCard, now: Date): "release" | "done" | "over" {
  if (state === "authorized") return undoUntil !== null && now < undoUntil ? "release" : "over";
  const isUndone = state === "releasing" || state === "released";
  return isUndone && releaseCause === "undone" ? "done" : "over";
}

/** Whether the money of an order of one tap is to be taken now. A decision that was made once stands. */
export const isCaptureDue = ({ state, undoUntil }: Omit<PromiseOfCard, "releaseCause">, now: Date): boolean =>
  state === "capturing" || (state === "authorized" && undoUntil !== null && undoUntil <= now);

/** Longer than a few tries take: what Stripe has not taken by then, with faults of its own, it is not asked for again. */
const PATIENCE_MS = 30_000;

/** Whether it was decided so long ago to take a promise that a fault at Stripe ends it. */
export const isCaptureLate = (decidedAt: Date, now: Date): boolean => now.getTime() - decidedAt.getTime() > PATIENCE_MS;

type Mate = { isEarlier: boolean; state: CheckoutState };

/**
 * What delivery costs an order of one tap that goes into one parcel with others: it is due once, on the first that
 * stands.
 *
 * @param mates The other orders of the parcel.
 * @returns `wait` until it is known whether an earlier one stands; `free` where one does; `due` otherwise.
 */
export function shippingOf(mates: readonly Mate[]): "wait" | "free" | "due" {
  const earlier = mates.filter(({ isEarlier }) => isEarlier).map(({ state }) => state);
  if (earlier.includes("paid")) return "free";
  return earlier.some(isPromised) ? "wait" : "due";
}

const OUTCOMES: Record<CheckoutState, CheckoutOutcome["state"]> = {
  reserved: "open",
  paying: "open",
  expiring: "open",
  expired: "expired",
  // There is an order, and its page says where its money stands.
  authorized: "paid",
  capturing: "paid",
  releasing: "paid",
  released: "paid",
  paid: "paid",
  refund_due: "refunded",
  refunded: "refunded",
  quarantined: "under_review",
};

/** A state in the words of the return page. */
export const outcomeOf = (state: CheckoutState): CheckoutOutcome["state"] => OUTCOMES[state];
