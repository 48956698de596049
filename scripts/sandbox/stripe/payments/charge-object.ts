import { newId, randomText } from "../wire/ids";
import type { ChargeObject, MethodRow, PaymentIntentObject, PaymentMethodObject } from "../state/tables";
import type { Decline } from "./cards";
import { AUTHORISED_SECONDS } from "./lost-authorisation";

type ChargeAttempt = { intent: PaymentIntentObject; method: MethodRow; decline: Decline | null; created: number };
type Details = ChargeObject["payment_method_details"];

function outcomeOf(decline: Decline | null): NonNullable<ChargeObject["outcome"]> {
  const common = {
    advice_code: decline?.adviceCode ?? null,
    network_advice_code: null,
    network_decline_code: null,
    risk_level: "normal",
    risk_score: 20,
  };
  if (!decline) {
    return {
      ...common,
      network_status: "approved_by_network",
      reason: null,
      seller_message: "Payment complete.",
      type: "authorized",
    };
  }
  return {
    ...common,
    network_status: decline.networkStatus,
    reason: decline.declineCode,
    seller_message: "The bank did not return any further details with this decline.",
    type: "issuer_declined",
  };
}

function methodDetails({ card }: PaymentMethodObject, { intent, decline, created }: ChargeAttempt): Details {
  if (!card) return { type: "promptpay", promptpay: { reference: randomText(16) } };
  return {
    type: "card",
    card: {
      amount_authorized: decline ? null : intent.amount,
      authorization_code: null,
      brand: card.brand,
      checks: {
        address_line1_check: null,
        address_postal_code_check: null,
        cvc_check: decline?.code === "incorrect_cvc" ? "fail" : "pass",
      },
      ...(intent.capture_method === "manual" && !decline && { capture_before: created + AUTHORISED_SECONDS }),
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      ...(card.fingerprint && { fingerprint: card.fingerprint }),
      funding: card.funding,
      installments: null,
      last4: card.last4,
      mandate: null,
      network: card.brand,
      network_transaction_id: null,
      regulated_status: "unregulated" as const,
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}

/** One attempt at the buyer's money: paid, promised or failed. */
export function newCharge(attempt: ChargeAttempt): ChargeObject {
  const { intent, method, decline, created } = attempt;
  const isPaid = decline === null;
  const isCaptured = isPaid && intent.capture_method !== "manual";
  return {
    id: newId("ch"),
    object: "charge",
    amount: intent.amount,
    amount_captured: isCaptured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.object.billing_details,
    calculated_statement_descriptor: "CHOB SANDBOX",
    captured: isCaptured,
    created,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(decline),
    paid: isPaid,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: methodDetails(method.object, attempt),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: isPaid ? "succeeded" : "failed",
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
}
