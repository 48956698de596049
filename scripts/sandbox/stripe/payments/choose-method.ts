import type { MethodRow, PaymentIntentObject } from "../state/tables";
import { invalidRequest, missingResource } from "../wire/refusal";
import type { World } from "../world";
import { findNamedCard } from "./cards";
import { newCardMethod, newPromptPayMethod, type BillingDetails } from "./method-object";
import type { MethodData } from "./method-params";

const YEAR_AHEAD = 1;

/** A documented test id such as `pm_card_visa` is a new card each time, as at Stripe. */
function makeTestCard(world: World, name: string): MethodRow | null {
  const card = findNamedCard(name);
  if (!card) return null;
  const created = world.clock.now();
  const expYear = new Date(created * 1000).getUTCFullYear() + YEAR_AHEAD;
  const row = newCardMethod({ card, expMonth: 12, expYear }, { created });
  world.store.put("methods", row);
  return row;
}

/** @throws Refusal 404 `resource_missing`. */
export function getMethod(world: World, id: string, param = "payment_method"): MethodRow {
  const row = world.store.get("methods", id) ?? makeTestCard(world, id);
  if (!row) throw missingResource("PaymentMethod", id, param);
  return row;
}

function billingOf(given: MethodData["billing_details"]): Partial<BillingDetails> {
  const filled = Object.entries(given ?? {}).filter(([, value]) => value !== undefined && value !== null);
  const empty = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };
  // Safe: the parameters bear the names of the object's own members.
  const billing = Object.fromEntries(filled) as Partial<BillingDetails>;
  return billing.address ? { ...billing, address: { ...empty, ...billing.address } } : billing;
}

export function makeMethod(world: World, data: MethodData): MethodRow {
  const row = newPromptPayMethod({
    billing: billingOf(data.billing_details),
    ...(data.allow_redisplay && { allowRedisplay: data.allow_redisplay }),
    created: world.clock.now(),
  });
  const labelled = { ...row, object: { ...row.object, metadata: data.metadata } };
  world.store.put("methods", labelled);
  return labelled;
}

/** Refuses a method that belongs to another customer, or that is used up. */
export function assertUsable({ object, isSpent }: MethodRow, customer: string | null): void {
  if (object.customer !== null && customer === null) {
    throw invalidRequest(
      "The payment method you provided is attached to a customer so for security purposes you must provide the customer in the request.",
      { param: "payment_method" },
    );
  }
  if (object.customer !== null && object.customer !== customer) {
    throw invalidRequest(`The PaymentMethod ${object.id} does not belong to the Customer you supplied ${customer}.`, {
      param: "payment_method",
    });
  }
  if (object.customer === null && isSpent) {
    throw invalidRequest(
      "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.",
      { param: "payment_method" },
    );
  }
}

type Wanted = { payment_method: string | undefined; payment_method_data: MethodData | undefined };

/** The method that a request names or brings, fit for this intent; null when it does neither. */
export function chooseMethod(world: World, intent: PaymentIntentObject, wanted: Wanted): MethodRow | null {
  const { payment_method: id, payment_method_data: data } = wanted;
  if (id !== undefined && data) {
    throw invalidRequest("You may only specify one of these parameters: payment_method, payment_method_data.", {
      param: "payment_method_data",
    });
  }
  const row = data ? makeMethod(world, data) : id === undefined ? null : getMethod(world, id);
  if (!row) return null;
  assertUsable(row, intent.customer);
  if (!intent.payment_method_types.includes(row.object.type)) {
    throw invalidRequest(
      `The PaymentMethod provided (${row.object.type}) is not allowed for this PaymentIntent. Please attach a PaymentMethod with one of the following types: ${intent.payment_method_types.join(", ")}.`,
      { code: "payment_intent_incompatible_payment_method", param: "payment_method", payment_intent: intent },
    );
  }
  return row;
}
