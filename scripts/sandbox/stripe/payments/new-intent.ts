import { getCustomer } from "../customers/customer-object";
import type { PaymentIntentObject } from "../state/tables";
import { assertChargeable } from "../wire/currencies";
import { invalidRequest } from "../wire/refusal";
import type { World } from "../world";
import { newPaymentIntent } from "./intent-object";
import type { CreateParams } from "./intent-params";
import { eligibleTypes } from "./method-types";
import { shippingOf } from "./update-intent";

const CHOICES = ["allowed_payment_method_types", "automatic_payment_methods", "excluded_payment_method_types"] as const;
const ONLY_CONFIRMING = ["error_on_requires_action", "off_session", "return_url"] as const;

function assertConsistent(params: CreateParams): void {
  const chosen = CHOICES.filter((name) => params[name] !== undefined);
  if (chosen.length > 1) {
    throw invalidRequest(`You may only specify one of these parameters: ${chosen.join(", ")}.`, {
      param: chosen[0] ?? "",
    });
  }
  const early = params.confirm === true ? undefined : ONLY_CONFIRMING.find((name) => params[name] !== undefined);
  if (early === undefined) return;
  throw invalidRequest(`The parameter ${early} can only be passed when confirm is set to true.`, { param: early });
}

function automaticOf(params: CreateParams): PaymentIntentObject["automatic_payment_methods"] {
  const { automatic_payment_methods: given } = params;
  if (given) return { enabled: given.enabled, allow_redirects: given.allow_redirects ?? "always" };
  const isFiltered = params.allowed_payment_method_types ?? params.excluded_payment_method_types;
  return isFiltered ? null : { enabled: true, allow_redirects: "always" };
}

/** Makes an intent that waits for a method. @throws Refusal 400. */
export function makeIntent(world: World, params: CreateParams): PaymentIntentObject {
  assertConsistent(params);
  assertChargeable(params.amount, params.currency, "amount");
  if (params.customer !== undefined) getCustomer(world, params.customer, "customer");
  const allowed = params.allowed_payment_method_types;
  const excluded = params.excluded_payment_method_types;
  const { capture_method: captureMethod = "automatic_async", setup_future_usage: usage = null } = params;
  const intent = newPaymentIntent({
    allowed_payment_method_types: allowed ?? null,
    amount: params.amount,
    automatic_payment_methods: automaticOf(params),
    capture_method: captureMethod,
    created: world.clock.now(),
    currency: params.currency,
    customer: params.customer ?? null,
    description: params.description ?? null,
    excluded_payment_method_types: excluded ?? null,
    metadata: params.metadata,
    payment_method_types: eligibleTypes({
      currency: params.currency,
      isManual: captureMethod === "manual",
      isSaved: usage !== null,
      allowed,
      excluded,
    }),
    receipt_email: params.receipt_email ?? null,
    setup_future_usage: usage,
    shipping: shippingOf(params.shipping) ?? null,
    statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
    transfer_group: params.transfer_group ?? null,
  });
  world.store.put("intents", intent);
  world.emit("payment_intent.created", { object: intent });
  return intent;
}
