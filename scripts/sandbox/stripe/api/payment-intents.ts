import { CANCELABLE, cancelIntent, isCancelable } from "../payments/cancel-intent";
import { newPaymentIntent } from "../payments/intent-object";
import type { PaymentIntentObject } from "../state/tables";
import { assertChargeable } from "../wire/currencies";
import { listPage, PAGE_SHAPE } from "../wire/pages";
import { currencyCode, email, flag, integer, metadata, oneOf, record, required, text } from "../wire/params";
import { invalidRequest, missingResource } from "../wire/refusal";
import type { World } from "../world";
import { route, type Route } from "./route";

const PATH = "/v1/payment_intents";
const CREATE_SHAPE = {
  amount: required(integer()),
  automatic_payment_methods: record({ enabled: required(flag()), allow_redirects: oneOf("always", "never") }),
  currency: required(currencyCode()),
  description: text(1000),
  metadata: metadata(),
  receipt_email: email(),
};
const CANCEL_SHAPE = { cancellation_reason: oneOf("abandoned", "duplicate", "fraudulent", "requested_by_customer") };

function getIntent(world: World, id: string): PaymentIntentObject {
  const intent = world.store.get("intents", id);
  if (!intent) throw missingResource("payment_intent", id, "intent");
  return intent;
}

function assertCancelable(world: World, intent: PaymentIntentObject): void {
  if (!isCancelable(intent)) {
    throw invalidRequest(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${CANCELABLE.join(", ")}.`,
      { code: "payment_intent_unexpected_state", payment_intent: intent },
    );
  }
  const isOfSession = world.store.rows("sessions").some(({ object }) => object.payment_intent === intent.id);
  if (isOfSession && intent.status !== "requires_capture") {
    throw invalidRequest(
      "You cannot cancel the PaymentIntent of a Checkout Session. Expire the Checkout Session instead.",
      { code: "payment_intent_unexpected_state", payment_intent: intent },
    );
  }
}

export const PAYMENT_INTENT_ROUTES: Route[] = [
  route({
    method: "POST",
    path: PATH,
    params: CREATE_SHAPE,
    run: ({ world, params }) => {
      assertChargeable(params.amount, params.currency, "amount");
      const methods = params.automatic_payment_methods;
      const intent = newPaymentIntent({
        amount: params.amount,
        automatic_payment_methods: methods
          ? { enabled: methods.enabled, allow_redirects: methods.allow_redirects ?? "always" }
          : null,
        created: world.clock.now(),
        currency: params.currency,
        description: params.description ?? null,
        metadata: params.metadata,
        receipt_email: params.receipt_email ?? null,
      });
      world.store.put("intents", intent);
      world.emit("payment_intent.created", { object: intent });
      return intent;
    },
  }),
  route({
    method: "GET",
    path: PATH,
    params: PAGE_SHAPE,
    run: ({ world, params }) => listPage(world.store.rows("intents"), params, PATH),
  }),
  route({
    method: "GET",
    path: `${PATH}/:id`,
    params: {},
    run: ({ world, id }) => getIntent(world, id),
  }),
  route({
    method: "POST",
    path: `${PATH}/:id/cancel`,
    params: CANCEL_SHAPE,
    run: ({ world, id, params }) => {
      const intent = getIntent(world, id);
      assertCancelable(world, intent);
      return cancelIntent(world, intent, params.cancellation_reason ?? null);
    },
  }),
];
