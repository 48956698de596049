import type { MethodRow, PaymentIntentObject } from "../state/tables";
import { invalidRequest } from "../wire/refusal";
import type { World } from "../world";
import { chargeIntent } from "./charge-intent";
import { showPromptPay } from "./promptpay";

export type Confirmation = { method: MethodRow; returnUrl: string | null };

const CONFIRMABLE = ["requires_payment_method", "requires_confirmation", "requires_action"];

/** @throws Refusal 400 `payment_intent_unexpected_state`. */
export function assertConfirmable(intent: PaymentIntentObject): void {
  if (CONFIRMABLE.includes(intent.status)) return;
  throw invalidRequest(
    intent.status === "succeeded"
      ? "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed."
      : `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be confirmed: ${CONFIRMABLE.join(", ")}.`,
    { code: "payment_intent_unexpected_state", payment_intent: intent },
  );
}

/** A method that leads away from the shop needs a way back, whichever method it is this time. */
function assertReturn(intent: PaymentIntentObject, returnUrl: string | null): void {
  const { enabled = false, allow_redirects: redirects } = intent.automatic_payment_methods ?? {};
  if (!enabled || redirects === "never" || returnUrl !== null) return;
  throw invalidRequest(
    "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
    { payment_intent: intent },
  );
}

/** Tries to pay. The intent that comes back is paid, waits for the buyer, or is open again with its error in it. */
export function confirmIntent(world: World, intent: PaymentIntentObject, confirmation: Confirmation) {
  const { method, returnUrl } = confirmation;
  assertConfirmable(intent);
  assertReturn(intent, returnUrl);
  const ready = { ...intent, payment_method: method.id, last_payment_error: null, next_action: null };
  return method.object.type === "promptpay" ? showPromptPay(world, ready, method) : chargeIntent(world, ready, method);
}
