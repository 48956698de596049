import { newId } from "../wire/ids";
import type { SessionObject } from "../state/tables";

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
  customer_account: null,
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
  shipping_address_collection: null,
  subscription: null,
  wallet_options: null,
} satisfies Partial<SessionObject>;

type NewSession = Pick<SessionObject, "created" | "expires_at" | "mode" | "success_url"> & Partial<SessionObject>;

/** An open session for the hosted page, in the full form that the API gives. */
export function newSessionObject(session: NewSession, origin: string): SessionObject {
  const id = newId("cs_test", 58);
  return {
    ...UNUSED,
    id,
    object: "checkout.session",
    allowed_payment_method_types: null,
    amount_subtotal: null,
    amount_total: null,
    cancel_url: null,
    client_reference_id: null,
    currency: null,
    customer: null,
    customer_creation: null,
    customer_details: null,
    customer_email: null,
    livemode: false,
    locale: null,
    metadata: {},
    payment_intent: null,
    payment_method_types: ["card"],
    payment_status: "unpaid",
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_cost: null,
    shipping_options: [],
    status: "open",
    submit_type: null,
    total_details: null,
    ui_mode: "hosted_page",
    url: `${origin}/c/pay/${id}`,
    ...session,
  };
}
