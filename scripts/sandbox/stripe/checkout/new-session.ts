import { assertChargeable } from "../wire/currencies";
import { newId } from "../wire/ids";
import { invalidRequest } from "../wire/refusal";
import type { IntentData, SessionObject, SessionRow } from "../state/tables";
import { newLineItems } from "./line-items";
import type { SessionParams } from "./session-params";
import { newShipping } from "./shipping";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
/** "30 minutes from now" is computed by a clock that is not ours. */
const TOLERANCE = 10;

function expiryOf(params: SessionParams, now: number): number {
  const expiresAt = params.expires_at ?? now + DAY;
  if (expiresAt < now + 30 * MINUTE - TOLERANCE || expiresAt > now + DAY + TOLERANCE) {
    throw invalidRequest(
      "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.",
      {
        param: "expires_at",
      },
    );
  }
  return expiresAt;
}

function intentDataOf(data: SessionParams["payment_intent_data"]): IntentData {
  const given = Object.entries(data ?? {}).filter(([, value]) => value !== undefined);
  // The parameters bear the names of the intent's own members.
  return Object.fromEntries(given);
}

/** The members that this stand-in never fills; Stripe sends them all the same. */
const UNUSED = {
  adaptive_pricing: null,
  after_expiration: null,
  allow_promotion_codes: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
  customer: null,
  customer_account: null,
  customer_creation: "if_required",
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  managed_payments: null,
  origin_context: null,
  payment_link: null,
  payment_method_collection: "if_required",
  payment_method_configuration_details: null,
  payment_method_options: {},
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  subscription: null,
  wallet_options: null,
} satisfies Partial<SessionObject>;

/** An open session for the hosted page. It has no payment intent until the buyer submits, as at Stripe. */
export function newSession(params: SessionParams, now: number, origin: string): SessionRow {
  const { lineItems, currency, subtotal } = newLineItems(params, now);
  const shipping = newShipping(params, currency);
  const total = subtotal + shipping.amount;
  assertChargeable(total, currency, "line_items");
  const id = newId("cs_test", 58);
  const object: SessionObject = {
    ...UNUSED,
    id,
    object: "checkout.session",
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: subtotal,
    amount_total: total,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created: now,
    currency,
    customer_details: null,
    customer_email: params.customer_email ?? null,
    ...(params.excluded_payment_method_types && {
      excluded_payment_method_types: params.excluded_payment_method_types,
    }),
    expires_at: expiryOf(params, now),
    livemode: false,
    locale: params.locale ?? null,
    metadata: params.metadata,
    mode: params.mode,
    payment_intent: null,
    payment_method_types: ["card"],
    payment_status: "unpaid",
    shipping_cost: shipping.cost,
    shipping_options: shipping.options,
    status: "open",
    submit_type: params.submit_type ?? null,
    success_url: params.success_url,
    total_details: { amount_discount: 0, amount_shipping: shipping.amount, amount_tax: 0 },
    ui_mode: params.ui_mode ?? "hosted_page",
    url: `${origin}/c/pay/${id}`,
  };
  return {
    id,
    created: now,
    object,
    lineItems,
    shippingName: shipping.name,
    intentData: intentDataOf(params.payment_intent_data),
  };
}
