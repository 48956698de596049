import { conflict, DomainError } from "@/lib/core/errors";
import { routes } from "@/lib/core/routes";
import type { Context } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import { log } from "@/lib/log/server";
import {
  type Decline,
  findCardOwner,
  findPayment,
  type OpenIntent,
  openIntent,
  type StripeReport,
} from "@/lib/payments";
import { checkoutTokenOf, findCheckout, findTapped, findTwin, getOutcome, isOpen } from "../queries";
import { isPromised, outcomeOf } from "../rules";
import { claimCheckout } from "./claim-checkout";
import { closeCheckout } from "./close-checkout";
import { notePaying } from "./note-paying";
import { preparePurchase, type PurchaseInput } from "./prepare-purchase";
import type { Purchase } from "./reserve-checkout";
import { bookReport, settleCheckout } from "./settle-checkout";

/** What a tap came to: an order; the bank's question; or nothing known yet, to be asked for with the checkout's key. */
export type CardPayment =
  { state: "paid"; orderToken: string } | { state: "confirm"; url: string } | { state: "open"; checkout: string };

/**
 * Buys with a card that Stripe keeps, in one call: its bank promises the money, which is taken when the buyer can no
 * longer undo the order. The same purchase again, while the first is under way or within
 * half a minute of it, is the first one.
 *
 * @param ctx Request context; the actor must be a device. Must not be inside a transaction: this waits for Stripe.
 * @param cardId A card of the customer for whom the device acts: whoever calls has made sure of that.
 * @throws DomainError everything of `startCheckout`; `payment_declined` `card-…`: nothing is held then, and nothing
 *   was charged.
 */
export async function payWithCard(ctx: Context, input: PurchaseInput, cardId: string): Promise<CardPayment> {
  const stripeCustomerId = await findCardOwner(cardId);
  if (stripeCustomerId === null) throw declined("not-supported");
  const purchase = await preparePurchase(ctx, input, { method: "saved_card", stripePaymentMethodId: cardId });
  const twin = await findTwin(ctx, purchase);
  if (twin !== null) return follow(ctx, twin);
  const checkoutId = await claimOrTwin(ctx, purchase);
  return charge(ctx, checkoutId, stripeCustomerId);
}

/**
 * What a tap came to that was made before under the same key: whatever has changed since, its repeat buys nothing else.
 * One whose process died goes on where it was.
 *
 * @returns Null for a key under which nothing was bought.
 */
export async function resumeTap(ctx: Context, tap: { deviceId: string; tapKey: string }): Promise<CardPayment | null> {
  const checkout = await findTapped(ctx, tap);
  if (checkout === null) return null;
  const card = isOpen(checkout.state) ? (await findPayment(ctx, checkout.id))?.stripePaymentMethodId : null;
  const stripeCustomerId = card ? await findCardOwner(card) : null;
  return stripeCustomerId === null ? follow(ctx, checkout.id) : charge(ctx, checkout.id, stripeCustomerId);
}

/** Of two taps at once both hold the same cart: when it was bought a moment ago, it was the other one. */
async function claimOrTwin(ctx: Context, purchase: Purchase): Promise<string> {
  try {
    return await claimCheckout(ctx, purchase);
  } catch (error) {
    const isPaid = error instanceof DomainError && error.reason === "already-paid";
    const twin = isPaid ? await findTwin(ctx, purchase) : null;
    if (twin === null) throw error;
    return twin;
  }
}

async function charge(ctx: Context, checkoutId: string, stripeCustomerId: string): Promise<CardPayment> {
  const state = await notePaying(ctx, checkoutId);
  if (state !== "paying") return follow(ctx, checkoutId);
  const intent = await ask(ctx, checkoutId, stripeCustomerId);
  if (intent === null) return { state: "open", checkout: checkoutTokenOf(checkoutId) };
  const { report, confirmUrl } = intent;
  if (confirmUrl !== null) return { state: "confirm", url: confirmUrl };
  return report.isPaid || report.isAuthorized ? book(ctx, checkoutId, report) : refuse(ctx, checkoutId, report);
}

/** Asks for the card's money with the stored key. Null when nobody knows whether its bank promised it: the books will find out. */
async function ask(ctx: Context, checkoutId: string, stripeCustomerId: string): Promise<OpenIntent | null> {
  const checkout = await findCheckout(ctx, checkoutId);
  if (!checkout) throw conflict("checkout-expired", `There is no checkout ${checkoutId}.`);
  const returnUrl = new URL(routes.checkoutReturn(checkout.locale), env.SITE_URL);
  returnUrl.searchParams.set("checkout", checkoutTokenOf(checkoutId));
  try {
    return await openIntent(ctx, checkoutId, { method: "saved_card", stripeCustomerId, returnUrl: returnUrl.href });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === "unavailable") return null;
    if (error.reason === "payment-refused") await closeCheckout(ctx, checkoutId);
    throw error;
  }
}

async function book(ctx: Context, checkoutId: string, report: StripeReport): Promise<CardPayment> {
  try {
    const payment = await findPayment(ctx, checkoutId);
    if (payment) await bookReport(ctx, payment, report);
    return await tell(ctx, checkoutId);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    // Its bank has promised the money: whoever heard of a failure would tap again, and buy twice.
    log.error({ checkoutId, err: error }, "a promise could not be booked at once");
    return { state: "open", checkout: checkoutTokenOf(checkoutId) };
  }
}

/** What became of a checkout that another tap, the webhook or the sweeper has dealt with. */
async function follow(ctx: Context, checkoutId: string): Promise<CardPayment> {
  const checkout = await findCheckout(ctx, checkoutId);
  // There is an order already: its page says where its money stands, and Stripe need not be asked.
  if (!checkout || !isPromised(checkout.state)) await settleCheckout(ctx, checkoutId);
  return tell(ctx, checkoutId);
}

async function tell(ctx: Context, checkoutId: string): Promise<CardPayment> {
  const { state, orderToken } = await getOutcome(ctx, checkoutId);
  if (orderToken !== null) return { state: "paid", orderToken };
  if (state === "expired") throw conflict("checkout-expired", `The checkout ${checkoutId} is over.`);
  return { state: "open", checkout: checkoutTokenOf(checkoutId) };
}

/** A declined card holds nothing. What a bank still decides about stays open. */
async function refuse(ctx: Context, checkoutId: string, report: StripeReport): Promise<CardPayment> {
  if (report.status === "complete") return { state: "open", checkout: checkoutTokenOf(checkoutId) };
  const state = await closeCheckout(ctx, checkoutId);
  if (state !== null && outcomeOf(state) === "paid") return follow(ctx, checkoutId);
  throw declined(report.decline ?? "not-supported");
}

const REASONS: Record<Decline, string> = {
  declined: "card-declined",
  "insufficient-funds": "card-insufficient-funds",
  expired: "card-expired",
  "wrong-details": "card-wrong-details",
  "not-supported": "card-not-supported",
  "not-confirmed": "card-not-confirmed",
  "try-again": "card-try-again",
};

/** The refusal in the buyer's words, see `declineOf`. */
export const declined = (decline: Decline): DomainError =>
  new DomainError({
    code: "payment_declined",
    reason: REASONS[decline],
    detail: `The card is not charged: ${decline}.`,
  });
