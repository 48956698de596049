import { CANCELABLE, cancelIntent, isCancelable } from "../payments/cancel-intent";
import { captureIntent } from "../payments/capture-intent";
import { confirmByApi } from "../payments/confirm-by-api";
import {
  CANCEL_SHAPE,
  CAPTURE_SHAPE,
  CONFIRM_SHAPE,
  CREATE_SHAPE,
  UPDATE_SHAPE,
  type CreateParams,
} from "../payments/intent-params";
import { chooseMethod } from "../payments/choose-method";
import { makeIntent } from "../payments/new-intent";
import { presentIntent } from "../payments/next-action";
import { updateIntent } from "../payments/update-intent";
import type { PaymentIntentObject } from "../state/tables";
import { listPage, PAGE_SHAPE } from "../wire/pages";
import { changedMetadata, text } from "../wire/params";
import { invalidRequest, missingResource } from "../wire/refusal";
import type { World } from "../world";
import { route, type Route } from "./route";

const PATH = "/v1/payment_intents";

function getIntent(world: World, id: string): PaymentIntentObject {
  const intent = world.store.get("intents", id);
  if (!intent) throw missingResource("payment_intent", id, "intent");
  return intent;
}

/** The hosted page alone may touch the intent of its session. */
function assertFree(world: World, intent: PaymentIntentObject, verb: "cancel" | "confirm"): void {
  const isOfSession = world.store.rows("sessions").some(({ object }) => object.payment_intent === intent.id);
  if (!isOfSession || intent.status === "requires_capture") return;
  const instead = verb === "cancel" ? "Expire the Checkout Session instead." : "Its hosted page does.";
  throw invalidRequest(`You cannot ${verb} the PaymentIntent of a Checkout Session. ${instead}`, {
    code: "payment_intent_unexpected_state",
    payment_intent: intent,
  });
}

function assertCancelable(world: World, intent: PaymentIntentObject): void {
  if (!isCancelable(intent)) {
    throw invalidRequest(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${CANCELABLE.join(", ")}.`,
      { code: "payment_intent_unexpected_state", payment_intent: intent },
    );
  }
  assertFree(world, intent, "cancel");
}

function createIntent(world: World, params: CreateParams): object {
  const intent = makeIntent(world, params);
  if (params.confirm === true) return confirmByApi(world, intent, params);
  const method = chooseMethod(world, intent, params);
  if (!method) return intent;
  const ready: PaymentIntentObject = { ...intent, payment_method: method.id, status: "requires_confirmation" };
  world.store.put("intents", ready);
  return ready;
}

const READING: Route[] = [
  route({
    method: "GET",
    path: PATH,
    params: { ...PAGE_SHAPE, customer: text() },
    run: ({ world, params: { customer, ...page } }) => {
      const intents = world.store
        .rows("intents")
        .filter((intent) => customer === undefined || intent.customer === customer)
        .map((intent) => presentIntent(world, intent));
      return listPage(intents, page, PATH);
    },
  }),
  route({
    method: "GET",
    path: `${PATH}/:id`,
    params: { client_secret: text() },
    run: ({ world, id }) => presentIntent(world, getIntent(world, id)),
  }),
];

export const PAYMENT_INTENT_ROUTES: Route[] = [
  ...READING,
  route({ method: "POST", path: PATH, params: CREATE_SHAPE, run: ({ world, params }) => createIntent(world, params) }),
  route({
    method: "POST",
    path: `${PATH}/:id`,
    params: UPDATE_SHAPE,
    run: ({ world, id, params }) => presentIntent(world, updateIntent(world, getIntent(world, id), params)),
  }),
  route({
    method: "POST",
    path: `${PATH}/:id/confirm`,
    params: CONFIRM_SHAPE,
    run: ({ world, id, params }) => {
      const intent = getIntent(world, id);
      assertFree(world, intent, "confirm");
      return confirmByApi(world, intent, params);
    },
  }),
  route({
    method: "POST",
    path: `${PATH}/:id/capture`,
    params: CAPTURE_SHAPE,
    run: ({ world, id, params }) => {
      const intent = getIntent(world, id);
      const labelled = { ...intent, metadata: changedMetadata(intent.metadata, params.metadata) };
      return captureIntent(world, labelled, params.amount_to_capture ?? intent.amount_capturable);
    },
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
