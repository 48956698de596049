import type { MethodRow, PaymentIntentObject } from "../state/tables";
import { invalidRequest } from "../wire/refusal";
import type { World } from "../world";
import { chargeIntent } from "./charge-intent";
import { failIntent, refusedError } from "./failure";

/** Whether an intent waits for its buyer at the bank. */
export const isAtBank = ({ status, next_action: next }: Pick<PaymentIntentObject, "status" | "next_action">): boolean =>
  status === "requires_action" && (next?.type === "redirect_to_url" || next?.type === "use_stripe_sdk");

function methodAtBank({ store }: World, intent: PaymentIntentObject): MethodRow {
  const method = store.get("methods", intent.payment_method ?? "");
  if (isAtBank(intent) && method) return method;
  throw invalidRequest(`This PaymentIntent does not wait for its buyer: it has a status of ${intent.status}.`, {
    code: "payment_intent_unexpected_state",
    payment_intent: intent,
  });
}

/** The buyer proved who they are: now the card is charged, which it may still refuse. */
export function acceptAuthentication(world: World, intent: PaymentIntentObject): PaymentIntentObject {
  const method = methodAtBank(world, intent);
  return chargeIntent(world, intent, { method, isAuthenticated: true });
}

/** The buyer, or the bank, said no: nothing was charged. */
export function refuseAuthentication(world: World, intent: PaymentIntentObject): PaymentIntentObject {
  const error = refusedError(
    "payment_intent_authentication_failure",
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
  );
  return failIntent(world, intent, { method: methodAtBank(world, intent), error });
}
