import { getCustomer } from "../customers/customer-object";
import { newSetupIntent } from "../setups/setup-object";
import type { IntentData, SessionObject, SessionRow } from "../state/tables";
import { assertChargeable } from "../wire/currencies";
import { given } from "../wire/params";
import { invalidRequest } from "../wire/refusal";
import type { World } from "../world";
import { newLineItems } from "./line-items";
import { newSessionObject } from "./session-object";
import type { SessionParams } from "./session-params";
import { newShipping } from "./shipping";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
/** "30 minutes from now" is computed by a clock that is not ours. */
const TOLERANCE = 10;
const ONLY_PAYMENT = ["line_items", "payment_intent_data", "saved_payment_method_options", "shipping_options"] as const;

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

/** Who buys: a customer, or somebody with a mail address at most. */
function buyerOf(world: World, params: SessionParams): Partial<SessionObject> {
  if (params.customer !== undefined && params.customer_email !== undefined) {
    throw invalidRequest("You may only specify one of these parameters: customer, customer_email.", {
      param: "customer_email",
    });
  }
  if (params.customer !== undefined) getCustomer(world, params.customer, "customer");
  return {
    customer: params.customer ?? null,
    customer_creation: params.customer === undefined ? (params.customer_creation ?? "if_required") : null,
    customer_email: params.customer_email ?? null,
  };
}

/** What a session of either mode is made of. */
function baseOf(world: World, params: SessionParams) {
  const now = world.clock.now();
  return {
    ...buyerOf(world, params),
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created: now,
    ...(params.excluded_payment_method_types && {
      excluded_payment_method_types: params.excluded_payment_method_types,
    }),
    expires_at: expiryOf(params, now),
    locale: params.locale ?? null,
    metadata: params.metadata,
    mode: params.mode,
    submit_type: params.submit_type ?? null,
    success_url: params.success_url,
  };
}

function savingOf({ saved_payment_method_options: given }: SessionParams): Partial<SessionObject> {
  if (!given) return {};
  return {
    saved_payment_method_options: {
      allow_redisplay_filters: given.allow_redisplay_filters ?? ["always"],
      payment_method_remove: given.payment_method_remove ?? "disabled",
      payment_method_save: given.payment_method_save ?? "disabled",
    },
  };
}

function newPaymentSession(world: World, params: SessionParams): SessionRow {
  const base = baseOf(world, params);
  const { lineItems, currency, subtotal } = newLineItems(params, base.created);
  const shipping = newShipping(params, currency);
  const total = subtotal + shipping.amount;
  assertChargeable(total, currency, "line_items");
  const object = newSessionObject(
    {
      ...base,
      ...savingOf(params),
      amount_subtotal: subtotal,
      amount_total: total,
      currency,
      shipping_cost: shipping.cost,
      shipping_options: shipping.options,
      total_details: { amount_discount: 0, amount_shipping: shipping.amount, amount_tax: 0 },
    },
    world.origin,
  );
  // The parameters bear the names of the intent's own members.
  const intentData: IntentData = given(params.payment_intent_data ?? {});
  return { id: object.id, created: object.created, object, lineItems, shippingName: shipping.name, intentData };
}

/** Keeps a card without a payment. Its intent is there from the start, as at Stripe. */
function newSetupSession(world: World, params: SessionParams): SessionRow {
  const foreign = ONLY_PAYMENT.find((name) => params[name] !== undefined);
  if (foreign !== undefined) {
    throw invalidRequest(`You can not pass \`${foreign}\` in \`setup\` mode.`, { param: foreign });
  }
  if (params.currency === undefined) {
    throw invalidRequest("Missing required param: currency.", { code: "parameter_missing", param: "currency" });
  }
  const base = baseOf(world, params);
  const setup = newSetupIntent({
    created: base.created,
    customer: base.customer ?? null,
    description: params.setup_intent_data?.description ?? null,
    metadata: params.setup_intent_data?.metadata ?? {},
  });
  world.store.put("setups", setup);
  world.emit("setup_intent.created", { object: setup });
  const object = newSessionObject(
    { ...base, currency: params.currency, payment_status: "no_payment_required", setup_intent: setup.id },
    world.origin,
  );
  return { id: object.id, created: base.created, object, lineItems: [], shippingName: null, intentData: {} };
}

/** An open session for the hosted page. One that pays has no intent until the buyer submits. @throws Refusal 400. */
export function newSession(world: World, params: SessionParams): SessionRow {
  return params.mode === "setup" ? newSetupSession(world, params) : newPaymentSession(world, params);
}
