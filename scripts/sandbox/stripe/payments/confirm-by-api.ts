import type { PaymentIntentObject } from "../state/tables";
import { invalidRequest, type Refusal } from "../wire/refusal";
import type { World } from "../world";
import { chooseMethod, getMethod } from "./choose-method";
import { assertConfirmable, confirmIntent } from "./confirm-intent";
import { failureRefusal } from "./failure";
import type { ConfirmParams } from "./intent-params";
import { withDetails } from "./update-intent";

/**
 * Confirms as the shop's server does.
 *
 * @returns The intent, or the 402 of a payment that failed: its traces stay.
 */
export function confirmByApi(
  world: World,
  intent: PaymentIntentObject,
  params: ConfirmParams,
): PaymentIntentObject | Refusal {
  assertConfirmable(intent);
  const detailed = withDetails(intent, params);
  const chosen = chooseMethod(world, detailed, params);
  const method = chosen ?? (intent.payment_method === null ? null : getMethod(world, intent.payment_method));
  if (!method) {
    throw invalidRequest(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
      { code: "payment_intent_unexpected_state", payment_intent: intent },
    );
  }
  const confirmed = confirmIntent(world, detailed, { method, returnUrl: params.return_url ?? null });
  return confirmed.status === "requires_payment_method" ? failureRefusal(confirmed) : confirmed;
}
