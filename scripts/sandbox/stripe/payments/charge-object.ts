import { newId } from "../wire/ids";
import type { ChargeObject, PaymentIntentObject } from "../state/tables";
import type { Decline, PresentedCard } from "./cards";

type ChargeAttempt = { intent: PaymentIntentObject; card: PresentedCard; created: number; email: string | null };

function outcomeOf(decline: Decline | null): NonNullable<ChargeObject["outcome"]> {
  const common = {
    advice_code: null,
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

function cardDetails({ card, last4, expMonth, expYear }: PresentedCard, amount: number) {
  return {
    type: "card",
    card: {
      amount_authorized: card.decline ? null : amount,
      authorization_code: null,
      brand: card.brand,
      checks: {
        address_line1_check: null,
        address_postal_code_check: null,
        cvc_check: card.decline?.code === "incorrect_cvc" ? "fail" : "pass",
      },
      country: "TH",
      electronic_commerce_indicator: null,
      exp_month: expMonth,
      exp_year: expYear,
      fingerprint: `sandbox${card.brand}${last4}`,
      funding: "credit",
      installments: null,
      last4,
      mandate: null,
      network: card.network,
      network_transaction_id: null,
      regulated_status: "unregulated" as const,
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}

/** One attempt at the buyer's card, paid or failed as the test card says. */
export function newCharge({ intent, card, created, email }: ChargeAttempt): ChargeObject {
  const { decline } = card.card;
  const isPaid = decline === null;
  return {
    id: newId("ch"),
    object: "charge",
    amount: intent.amount,
    amount_captured: isPaid ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: null, email, name: card.name, phone: null, tax_id: null },
    calculated_statement_descriptor: "CHOB SANDBOX",
    captured: isPaid,
    created,
    currency: intent.currency,
    customer: null,
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
    payment_method: newId("pm"),
    payment_method_details: cardDetails(card, intent.amount),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: isPaid ? "succeeded" : "failed",
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
}
