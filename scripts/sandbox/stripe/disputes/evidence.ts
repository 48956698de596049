import type { DisputeObject } from "../state/tables";
import { text, type Reader } from "../wire/params";

const NAMES = [
  "access_activity_log",
  "billing_address",
  "cancellation_policy",
  "cancellation_policy_disclosure",
  "cancellation_rebuttal",
  "customer_communication",
  "customer_email_address",
  "customer_name",
  "customer_purchase_ip",
  "customer_signature",
  "duplicate_charge_documentation",
  "duplicate_charge_explanation",
  "duplicate_charge_id",
  "product_description",
  "receipt",
  "refund_policy",
  "refund_policy_disclosure",
  "refund_refusal_explanation",
  "service_date",
  "service_documentation",
  "shipping_address",
  "shipping_carrier",
  "shipping_date",
  "shipping_documentation",
  "shipping_tracking_number",
  "uncategorized_file",
  "uncategorized_text",
] as const;

type Name = (typeof NAMES)[number];

const mapNames = <T>(value: T): Record<Name, T> =>
  // Safe: built from the names themselves.
  Object.fromEntries(NAMES.map((name) => [name, value])) as Record<Name, T>;

export const EVIDENCE_SHAPE: Record<Name, Reader<string | undefined>> = mapNames(text(20_000));

export const noEvidence = (): DisputeObject["evidence"] => ({ ...mapNames(null), enhanced_evidence: {} });

/** Texts that decide a dispute at once; https://docs.stripe.com/testing#evidence */
export const DECIDING = { won: "winning_evidence", lost: "losing_evidence", escalated: "escalate_inquiry_evidence" };
