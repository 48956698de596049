import { sessionOfIntent } from "../checkout/session-intent";
import { getCustomer } from "../customers/customer-object";
import { assertUsable, getMethod } from "../payments/choose-method";
import { assertReturn } from "../payments/confirm-intent";
import { setupRefusal } from "../payments/failure";
import { presentIntent } from "../payments/next-action";
import { cancelSetup } from "../setups/cancel-setup";
import { assertOpen, confirmSetup } from "../setups/confirm-setup";
import { newSetupIntent } from "../setups/setup-object";
import {
  SETUP_CANCEL_SHAPE,
  SETUP_CONFIRM_SHAPE,
  SETUP_CREATE_SHAPE,
  type SetupCreateParams,
} from "../setups/setup-params";
import type { MethodRow, SetupIntentObject } from "../state/tables";
import { listPage, PAGE_SHAPE } from "../wire/pages";
import { text } from "../wire/params";
import { invalidRequest, missingResource } from "../wire/refusal";
import type { World } from "../world";
import { route, type Route } from "./route";

const PATH = "/v1/setup_intents";

function getSetup(world: World, id: string): SetupIntentObject {
  const setup = world.store.get("setups", id);
  if (!setup) throw missingResource("setup_intent", id, "intent");
  return setup;
}

function chooseCard(world: World, setup: SetupIntentObject, id: string | undefined): MethodRow | null {
  const wanted = id ?? setup.payment_method;
  if (wanted === null) return null;
  const method = getMethod(world, wanted);
  assertUsable(method, setup.customer);
  if (method.object.type === "card") return method;
  throw invalidRequest(`The PaymentMethod provided (${method.object.type}) is not allowed for this SetupIntent.`, {
    param: "payment_method",
    setup_intent: setup,
  });
}

type Confirming = { payment_method: string | undefined; return_url: string | undefined };

function confirmByApi(world: World, setup: SetupIntentObject, params: Confirming): object {
  const method = chooseCard(world, setup, params.payment_method);
  if (!method) {
    throw invalidRequest("You cannot confirm this SetupIntent because it's missing a payment method.", {
      code: "setup_intent_unexpected_state",
      setup_intent: setup,
    });
  }
  const returnUrl = params.return_url ?? null;
  assertReturn(setup, returnUrl);
  const confirmed = confirmSetup(world, setup, { method, returnUrl });
  return confirmed.status === "requires_payment_method" ? setupRefusal(confirmed) : confirmed;
}

function makeSetup(world: World, params: SetupCreateParams): SetupIntentObject {
  const { automatic_payment_methods: automatic, allowed_payment_method_types: allowed } = params;
  if (params.customer !== undefined) getCustomer(world, params.customer, "customer");
  const redirects = automatic?.allow_redirects ?? "always";
  const setup = newSetupIntent({
    allowed_payment_method_types: allowed ?? null,
    automatic_payment_methods: allowed ? null : { enabled: automatic?.enabled ?? true, allow_redirects: redirects },
    created: world.clock.now(),
    customer: params.customer ?? null,
    description: params.description ?? null,
    metadata: params.metadata,
    usage: params.usage ?? "off_session",
  });
  world.store.put("setups", setup);
  world.emit("setup_intent.created", { object: setup });
  return setup;
}

function createSetup(world: World, params: SetupCreateParams): object {
  const setup = makeSetup(world, params);
  if (params.confirm === true) return confirmByApi(world, setup, params);
  const method = chooseCard(world, setup, params.payment_method);
  if (!method) return setup;
  const ready: SetupIntentObject = { ...setup, payment_method: method.id, status: "requires_confirmation" };
  world.store.put("setups", ready);
  return ready;
}

/** The hosted page alone may touch the intent of its session. */
function assertFree(world: World, setup: SetupIntentObject): void {
  if (!sessionOfIntent(world, setup.id)) return;
  throw invalidRequest(
    "You cannot confirm or cancel the SetupIntent of a Checkout Session. Expire the Checkout Session instead.",
    { code: "setup_intent_unexpected_state", setup_intent: setup },
  );
}

export const SETUP_INTENT_ROUTES: Route[] = [
  route({
    method: "POST",
    path: PATH,
    params: SETUP_CREATE_SHAPE,
    run: ({ world, params }) => createSetup(world, params),
  }),
  route({
    method: "GET",
    path: PATH,
    params: { ...PAGE_SHAPE, customer: text() },
    run: ({ world, params: { customer, ...page } }) => {
      const setups = world.store
        .rows("setups")
        .filter((setup) => customer === undefined || setup.customer === customer)
        .map((setup) => presentIntent(world, setup));
      return listPage(setups, page, PATH);
    },
  }),
  route({
    method: "GET",
    path: `${PATH}/:id`,
    params: { client_secret: text() },
    run: ({ world, id }) => presentIntent(world, getSetup(world, id)),
  }),
  route({
    method: "POST",
    path: `${PATH}/:id/confirm`,
    params: SETUP_CONFIRM_SHAPE,
    run: ({ world, id, params }) => {
      const setup = getSetup(world, id);
      assertFree(world, setup);
      return confirmByApi(world, setup, params);
    },
  }),
  route({
    method: "POST",
    path: `${PATH}/:id/cancel`,
    params: SETUP_CANCEL_SHAPE,
    run: ({ world, id, params }) => {
      const setup = getSetup(world, id);
      assertFree(world, setup);
      assertOpen(setup, "cancel");
      return cancelSetup(world, setup, params.cancellation_reason ?? null);
    },
  }),
];
