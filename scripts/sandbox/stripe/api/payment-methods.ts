import { getMethod } from "../payments/choose-method";
import { detachMethod } from "../payments/keep-method";
import { listMethods, METHOD_FILTER } from "../payments/list-methods";
import { allowRedisplay, billingDetails, billingOf } from "../payments/method-params";
import { saveMethod } from "../payments/save-method";
import type { MethodRow } from "../state/tables";
import { PAGE_SHAPE } from "../wire/pages";
import { changedMetadata, given, integer, metadataChange, record, required, text, type Parsed } from "../wire/params";
import { invalidRequest, missingResource } from "../wire/refusal";
import type { World } from "../world";
import { route, type Route } from "./route";

const PATH = "/v1/payment_methods";

const UPDATE_SHAPE = {
  allow_redisplay: allowRedisplay,
  billing_details: billingDetails,
  card: record({ exp_month: integer(1, 12), exp_year: integer(2000, 2100) }),
  metadata: metadataChange(),
};

const ATTACH_SHAPE = { customer: required(text()) };

/** @throws Refusal 404; test ids such as `pm_card_visa` are no saved methods. */
function getSaved(world: World, id: string): MethodRow {
  const row = world.store.get("methods", id);
  if (!row) throw missingResource("PaymentMethod", id, "payment_method");
  return row;
}

function updateMethod(world: World, row: MethodRow, params: Parsed<typeof UPDATE_SHAPE>): object {
  const { object: before } = row;
  const object = {
    ...before,
    ...(params.allow_redisplay && { allow_redisplay: params.allow_redisplay }),
    billing_details: { ...before.billing_details, ...billingOf(params.billing_details) },
    ...(before.card && { card: { ...before.card, ...given(params.card ?? {}) } }),
    metadata: changedMetadata(before.metadata ?? {}, params.metadata),
  };
  world.store.put("methods", { ...row, object });
  world.emit("payment_method.updated", { object });
  return object;
}

export const PAYMENT_METHOD_ROUTES: Route[] = [
  route({
    method: "GET",
    path: PATH,
    params: { ...PAGE_SHAPE, ...METHOD_FILTER, customer: text() },
    run: ({ world, params }) => listMethods(world, params, PATH),
  }),
  route({ method: "GET", path: `${PATH}/:id`, params: {}, run: ({ world, id }) => getSaved(world, id).object }),
  route({
    method: "POST",
    path: `${PATH}/:id`,
    params: UPDATE_SHAPE,
    run: ({ world, id, params }) => updateMethod(world, getSaved(world, id), params),
  }),
  route({
    method: "POST",
    path: `${PATH}/:id/attach`,
    params: ATTACH_SHAPE,
    run: ({ world, id, params }) => saveMethod(world, getMethod(world, id), params.customer).object,
  }),
  route({
    method: "POST",
    path: `${PATH}/:id/detach`,
    params: {},
    run: ({ world, id }) => {
      const row = getSaved(world, id);
      if (row.object.customer !== null) return detachMethod(world, row).object;
      throw invalidRequest(
        "The payment method you provided is not attached to a customer so detachment is impossible.",
        { param: "payment_method" },
      );
    },
  }),
];
