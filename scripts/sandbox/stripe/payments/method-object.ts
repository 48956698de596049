import type { MethodRow, PaymentMethodObject } from "../state/tables";
import { newId } from "../wire/ids";
import type { PresentedCard } from "./cards";

export type BillingDetails = PaymentMethodObject["billing_details"];
type AllowRedisplay = NonNullable<PaymentMethodObject["allow_redisplay"]>;
type NewMethod = { billing?: Partial<BillingDetails>; allowRedisplay?: AllowRedisplay; created: number };

function newMethod({ billing, allowRedisplay = "unspecified", created }: NewMethod, testCard: string | null) {
  const id = newId("pm");
  const object = {
    id,
    object: "payment_method" as const,
    allow_redisplay: allowRedisplay,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null, ...billing },
    created,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
  };
  return { id, created, object, testCard, isSetUp: false, isSpent: false };
}

export function newCardMethod({ card, expMonth, expYear }: PresentedCard, about: NewMethod): MethodRow {
  const row = newMethod(about, card.name);
  return {
    ...row,
    object: {
      ...row.object,
      type: "card",
      card: {
        brand: card.brand,
        checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
        country: "TH",
        display_brand: card.brand,
        exp_month: expMonth,
        exp_year: expYear,
        fingerprint: `sandbox${card.brand}${card.last4}`,
        funding: card.name.endsWith("_debit") ? "debit" : "credit",
        generated_from: null,
        last4: card.last4,
        networks: { available: [card.brand], preferred: null },
        regulated_status: "unregulated",
        three_d_secure_usage: { supported: true },
        wallet: null,
      },
    },
  };
}

export function newPromptPayMethod(about: NewMethod): MethodRow {
  const row = newMethod(about, null);
  return { ...row, object: { ...row.object, type: "promptpay", promptpay: {} } };
}
