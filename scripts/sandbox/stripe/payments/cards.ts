import type { Claim } from "../disputes/dispute-object";
import { DECLINES, type Decline } from "./declines";

/**
 * When the bank wants to see the buyer: `on_request` of the shop only, at every payment (`always`), unless it is a
 * payment without the buyer by a card that was `set_up` for that, or at payments with the buyer (`on_session`).
 */
export type Authentication = "never" | "on_request" | "unless_set_up" | "on_session" | "always";

export type TestCard = {
  /** The documented test id, kept in place of the number. */
  name: string;
  brand: string;
  last4: string;
  /** How a charge ends, after the authentication if there is one. */
  decline: Decline | null;
  /** Whether it can be saved all the same. */
  isSavable: boolean;
  authentication: Authentication;
  /** What the buyer's bank claims as soon as the money was taken. */
  dispute?: Claim;
  /** The network warns of fraud as soon as the money was taken. */
  isReported?: boolean;
  /** A refund that waits a minute before it arrives, or that comes back after one. */
  refund?: "pending" | "fails";
};

/** A card as the buyer presented it, without its number or CVC: neither is kept anywhere. */
export type PresentedCard = { card: TestCard; expMonth: number; expYear: number };

type CardTraits = Partial<Omit<TestCard, "name" | "last4">>;

function card(number: string, name: string, traits: CardTraits = {}): [string, TestCard] {
  const { decline = null } = traits;
  const usual = { brand: "visa", decline, isSavable: decline === null, authentication: "on_request" as const };
  return [number, { ...usual, name, last4: number.slice(-4), ...traits }];
}

const declining = (number: string, name: string, decline: Decline) => card(number, name, { decline });
type Asking = { when: Authentication; decline?: Decline };
const asking = (number: string, name: string, { when, ...traits }: Asking) =>
  card(number, name, { ...traits, authentication: when, isSavable: true });

/** The documented numbers and ids; https://docs.stripe.com/testing */
const TEST_CARDS: ReadonlyMap<string, TestCard> = new Map([
  card("4242424242424242", "pm_card_visa"),
  card("4000056655665556", "pm_card_visa_debit"),
  card("5555555555554444", "pm_card_mastercard", { brand: "mastercard" }),
  card("5200828282828210", "pm_card_mastercard_debit", { brand: "mastercard" }),
  card("378282246310005", "pm_card_amex", { brand: "amex", authentication: "never" }),
  card("3566002020360505", "pm_card_jcb", { brand: "jcb" }),
  card("4000007640000003", "pm_card_th"),

  declining("4000000000000002", "pm_card_visa_chargeDeclined", DECLINES.generic),
  declining("4000000000009995", "pm_card_visa_chargeDeclinedInsufficientFunds", DECLINES.insufficientFunds),
  declining("4000000000009987", "pm_card_visa_chargeDeclinedLostCard", DECLINES.lost),
  declining("4000000000009979", "pm_card_visa_chargeDeclinedStolenCard", DECLINES.stolen),
  declining("4000000000000069", "pm_card_chargeDeclinedExpiredCard", DECLINES.expired),
  declining("4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", DECLINES.incorrectCvc),
  declining("4000000000000119", "pm_card_chargeDeclinedProcessingError", DECLINES.processingError),
  declining("4000000000006975", "pm_card_visa_chargeDeclinedVelocityLimitExceeded", DECLINES.velocity),
  card("4000000000000341", "pm_card_chargeCustomerFail", { decline: DECLINES.generic, isSavable: true }),
  card("4100000000000019", "pm_card_radarBlock", { decline: DECLINES.blocked, isSavable: true }),

  asking("4000002500003155", "pm_card_authenticationRequiredOnSetup", { when: "unless_set_up" }),
  asking("4000002760003184", "pm_card_authenticationRequired", { when: "always" }),
  asking("4000003800000446", "pm_card_authenticationRequiredSetupForOffSession", { when: "on_session" }),
  asking("4000008260003178", "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds", {
    when: "unless_set_up",
    decline: DECLINES.insufficientFunds,
  }),
  asking("4000000000003220", "pm_card_threeDSecure2Required", { when: "always" }),
  asking("4000008400001629", "pm_card_threeDSecureRequiredChargeDeclined", {
    when: "always",
    decline: DECLINES.generic,
  }),
  asking("4000008400001280", "pm_card_threeDSecureRequiredProcessingError", {
    when: "always",
    decline: DECLINES.processingError,
  }),
  asking("4000000000003055", "pm_card_threeDSecureOptional", { when: "on_request" }),

  card("4000000000000259", "pm_card_createDispute", { dispute: { reason: "fraudulent", isInquiry: false } }),
  card("4000000000002685", "pm_card_createDisputeProductNotReceived", {
    dispute: { reason: "product_not_received", isInquiry: false },
  }),
  card("4000000000001976", "pm_card_createDisputeInquiry", { dispute: { reason: "general", isInquiry: true } }),
  card("4000000000005423", "pm_card_createIssuerFraudRecord", { isReported: true }),
  card("4000000000007726", "pm_card_pendingRefund", { refund: "pending" }),
  card("4000000000005126", "pm_card_refundFail", { refund: "fails" }),
]);

const BY_NAME: ReadonlyMap<string, TestCard> = new Map([...TEST_CARDS.values()].map((known) => [known.name, known]));

/** @param number Digits only. */
export function findTestCard(number: string): TestCard | null {
  return TEST_CARDS.get(number) ?? null;
}

export function findNamedCard(name: string | null): TestCard | null {
  return BY_NAME.get(name ?? "") ?? null;
}
