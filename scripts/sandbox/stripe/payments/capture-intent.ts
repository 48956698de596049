import { followPayment } from "../disputes/after-payment";
import type { ChargeObject, PaymentIntentObject } from "../state/tables";
import { invalidRequest } from "../wire/refusal";
import type { World } from "../world";

/** @throws Refusal 400 `payment_intent_unexpected_state`, `amount_too_large`. */
function getAuthorised(world: World, intent: PaymentIntentObject, amount: number): ChargeObject {
  const charge = world.store.get("charges", intent.latest_charge ?? "");
  if (intent.status !== "requires_capture" || !charge) {
    throw invalidRequest(
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
      { code: "payment_intent_unexpected_state", payment_intent: intent },
    );
  }
  if (amount > intent.amount_capturable) {
    throw invalidRequest(
      `The requested capture amount is greater than the amount you can capture for this PaymentIntent.`,
      { code: "amount_too_large", param: "amount_to_capture", payment_intent: intent },
    );
  }
  return charge;
}

/** Takes what was promised, or a part of it. The rest was never taken: no refund is written down for it. */
export function captureIntent(world: World, intent: PaymentIntentObject, amount: number): PaymentIntentObject {
  const charge = getAuthorised(world, intent, amount);
  const captured: ChargeObject = { ...charge, amount_captured: amount, captured: true };
  world.store.put("charges", captured);
  const succeeded: PaymentIntentObject = {
    ...intent,
    amount_capturable: 0,
    amount_received: amount,
    status: "succeeded",
  };
  world.store.put("intents", succeeded);
  world.emit("charge.captured", { object: captured, previous: { amount_captured: 0, captured: false } });
  world.emit("payment_intent.succeeded", { object: succeeded });
  followPayment(world, captured, world.store.get("methods", intent.payment_method ?? ""));
  return succeeded;
}
