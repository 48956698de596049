import { getCustomer } from "../customers/customer-object";
import type { PaymentIntentObject } from "../state/tables";
import { assertChargeable } from "../wire/currencies";
import { changedMetadata } from "../wire/params";
import { invalidRequest } from "../wire/refusal";
import type { World } from "../world";
import { chooseMethod } from "./choose-method";
import type { ConfirmParams, UpdateParams } from "./intent-params";

const OPEN = ["requires_payment_method", "requires_confirmation", "requires_action"];
const ALWAYS = new Set(["description", "metadata", "receipt_email"]);

type Details = Pick<ConfirmParams, "payment_method_options" | "receipt_email" | "setup_future_usage" | "shipping"> &
  Partial<Pick<ConfirmParams, "capture_method">>;
type Shipping = PaymentIntentObject["shipping"];

export function shippingOf(given: ConfirmParams["shipping"]): Shipping | undefined {
  if (!given) return given;
  const empty = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };
  const filled = Object.entries(given.address).filter(([, value]) => value !== undefined);
  return {
    address: { ...empty, ...Object.fromEntries(filled) },
    name: given.name,
    ...(given.carrier !== undefined && { carrier: given.carrier }),
    ...(given.phone !== undefined && { phone: given.phone }),
    ...(given.tracking_number !== undefined && { tracking_number: given.tracking_number }),
  };
}

/** Once money has moved only words may change. */
function assertChangeable(intent: PaymentIntentObject, params: UpdateParams): void {
  if (OPEN.includes(intent.status)) return;
  const entries = Object.entries(params);
  const fixed = entries.find(([name, value]) => value !== undefined && !ALWAYS.has(name))?.[0];
  if (fixed === undefined) return;
  throw invalidRequest(
    `This PaymentIntent's ${fixed} could not be updated because it has a status of ${intent.status}. You may only update the ${fixed} of a PaymentIntent with one of the following statuses: ${OPEN.join(", ")}.`,
    { code: "payment_intent_unexpected_state", param: fixed, payment_intent: intent },
  );
}

/** What of a confirmation or an update stays on the intent; undefined leaves what was there. */
export function withDetails(intent: PaymentIntentObject, params: Details): PaymentIntentObject {
  const { receipt_email: receiptEmail, setup_future_usage: usage, payment_method_options: options } = params;
  const secure = options?.card?.request_three_d_secure;
  const shipping = shippingOf(params.shipping);
  const { card } = intent.payment_method_options ?? {};
  return {
    ...intent,
    ...(receiptEmail !== undefined && { receipt_email: receiptEmail }),
    ...(usage !== undefined && { setup_future_usage: usage }),
    ...(shipping !== undefined && { shipping }),
    ...(params.capture_method !== undefined && { capture_method: params.capture_method }),
    ...(secure !== undefined &&
      card && {
        payment_method_options: {
          ...intent.payment_method_options,
          card: { ...card, request_three_d_secure: secure },
        },
      }),
  };
}

/** @throws Refusal 400 `payment_intent_unexpected_state`, `amount_too_small` and others of an amount. */
export function updateIntent(world: World, intent: PaymentIntentObject, params: UpdateParams): PaymentIntentObject {
  assertChangeable(intent, params);
  const { amount = intent.amount, currency = intent.currency, customer = intent.customer, description } = params;
  if (params.amount !== undefined || params.currency !== undefined) assertChargeable(amount, currency, "amount");
  if (params.customer !== undefined) getCustomer(world, params.customer, "customer");
  const detailed = withDetails(
    {
      ...intent,
      amount,
      currency,
      customer,
      ...(description !== undefined && { description }),
      ...(params.metadata !== undefined && { metadata: changedMetadata(intent.metadata, params.metadata) }),
    },
    params,
  );
  const method = chooseMethod(world, detailed, params);
  const updated: PaymentIntentObject = method
    ? { ...detailed, payment_method: method.id, status: "requires_confirmation" }
    : detailed;
  world.store.put("intents", updated);
  return updated;
}
