import type { ChargeObject, DisputeObject } from "../state/tables";
import { newId } from "../wire/ids";
import { noEvidence } from "./evidence";

export type Claim = {
  reason: "fraudulent" | "product_not_received" | "general";
  /** A question of the bank before any money moves. */
  isInquiry: boolean;
};

const ANSWER_WITHIN_SECONDS = 7 * 24 * 60 * 60;

type Movement = { dispute: DisputeObject; amount: number; created: number };

/** Money that a dispute takes from our balance (below zero) or brings back. */
export function newMovement({ dispute, amount, created }: Movement): DisputeObject["balance_transactions"][number] {
  return {
    id: newId("txn"),
    object: "balance_transaction",
    amount,
    available_on: created,
    balance_type: "payments",
    created,
    currency: dispute.currency,
    description: `Chargeback ${amount < 0 ? "withdrawal" : "reversal"} for ${dispute.charge}`,
    exchange_rate: null,
    fee: 0,
    fee_details: [],
    net: amount,
    reporting_category: amount < 0 ? "dispute" : "dispute_reversal",
    source: dispute.id,
    status: "available",
    type: "adjustment",
  };
}

/** A dispute that nobody has answered, in the full form that the API gives. */
export function newDispute(charge: ChargeObject, { reason, isInquiry }: Claim, created: number): DisputeObject {
  const card = charge.payment_method_details?.card;
  return {
    id: newId("dp"),
    object: "dispute",
    amount: charge.amount_captured - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence(),
    evidence_details: {
      due_by: created + ANSWER_WITHIN_SECONDS,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "manual",
    },
    intended_submission_method: null,
    is_charge_refundable: isInquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      type: "card",
      card: {
        brand: card?.brand ?? "visa",
        case_type: isInquiry ? "inquiry" : "chargeback",
        network: card?.network ?? "visa",
        network_reason_code: reason === "fraudulent" ? "10.4" : "13.1",
      },
    },
    reason,
    status: isInquiry ? "warning_needs_response" : "needs_response",
  };
}
