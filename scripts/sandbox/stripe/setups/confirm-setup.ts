import { asksBeforeSaving } from "../payments/authentication";
import { isAtBank } from "../payments/authenticate-intent";
import { findNamedCard } from "../payments/cards";
import { cardError, refusedError, type PaymentError } from "../payments/failure";
import { attachMethod } from "../payments/keep-method";
import { bankAction } from "../payments/next-action";
import type { MethodRow, SetupIntentObject } from "../state/tables";
import { invalidRequest } from "../wire/refusal";
import type { World } from "../world";

const CONFIRMABLE = ["requires_payment_method", "requires_confirmation", "requires_action"];

/** @throws Refusal 400 `setup_intent_unexpected_state`. */
export function assertOpen(setup: SetupIntentObject, verb: string): void {
  if (CONFIRMABLE.includes(setup.status)) return;
  throw invalidRequest(`You cannot ${verb} this SetupIntent because it has a status of ${setup.status}.`, {
    code: "setup_intent_unexpected_state",
    setup_intent: setup,
  });
}

type Failed = { method: MethodRow; error: PaymentError };

function failSetup(world: World, setup: SetupIntentObject, { method, error }: Failed): SetupIntentObject {
  const failed: SetupIntentObject = {
    ...setup,
    last_setup_error: { ...error, payment_method: method.object },
    next_action: null,
    payment_method: null,
    status: "requires_payment_method",
  };
  world.store.put("setups", failed);
  world.emit("setup_intent.setup_failed", { object: failed });
  return failed;
}

function finishSetup(world: World, setup: SetupIntentObject, method: MethodRow): SetupIntentObject {
  const card = findNamedCard(method.testCard);
  if (card?.decline && !card.isSavable) return failSetup(world, setup, { method, error: cardError(card.decline) });
  const kept = { ...method, isSetUp: method.isSetUp || setup.usage === "off_session" };
  if (setup.customer !== null && method.object.customer === null) attachMethod(world, kept, setup.customer);
  else world.store.put("methods", kept);
  const succeeded: SetupIntentObject = {
    ...setup,
    last_setup_error: null,
    next_action: null,
    payment_method: method.id,
    status: "succeeded",
  };
  world.store.put("setups", succeeded);
  world.emit("setup_intent.succeeded", { object: succeeded });
  return succeeded;
}

type SetupConfirmation = { method: MethodRow; returnUrl: string | null };

/** Tries to keep a card. The intent that comes back has it, waits for the buyer, or is open again with its error. */
export function confirmSetup(world: World, setup: SetupIntentObject, confirmation: SetupConfirmation) {
  const { method, returnUrl } = confirmation;
  assertOpen(setup, "confirm");
  const ready = { ...setup, payment_method: method.id, last_setup_error: null, next_action: null };
  if (!asksBeforeSaving(method)) return finishSetup(world, ready, method);
  const waiting: SetupIntentObject = {
    ...ready,
    next_action: bankAction(world.origin, setup.id, returnUrl),
    status: "requires_action",
  };
  world.store.put("setups", waiting);
  world.emit("setup_intent.requires_action", { object: waiting });
  return waiting;
}

function methodAtBank(world: World, setup: SetupIntentObject): MethodRow {
  const method = world.store.get("methods", setup.payment_method ?? "");
  if (!isAtBank(setup) || !method) {
    throw invalidRequest(`This SetupIntent does not wait for its buyer: it has a status of ${setup.status}.`, {
      code: "setup_intent_unexpected_state",
      setup_intent: setup,
    });
  }
  return method;
}

export function acceptSetup(world: World, setup: SetupIntentObject): SetupIntentObject {
  return finishSetup(world, setup, methodAtBank(world, setup));
}

export function refuseSetup(world: World, setup: SetupIntentObject): SetupIntentObject {
  const error = refusedError(
    "setup_intent_authentication_failure",
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
  );
  return failSetup(world, setup, { method: methodAtBank(world, setup), error });
}
