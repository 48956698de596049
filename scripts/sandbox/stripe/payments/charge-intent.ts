import { followPayment } from "../disputes/after-payment";
import type { MethodRow, PaymentIntentObject } from "../state/tables";
import type { World } from "../world";
import { findNamedCard } from "./cards";
import { newCharge } from "./charge-object";
import type { Decline } from "./declines";
import { cardError, failIntent } from "./failure";
import { keepMethod } from "./keep-method";

type Attempt = { method: MethodRow; isAuthenticated?: boolean; decline?: Decline };

/**
 * Takes the money, or with manual capture the promise of it. A decline is a result, not an error: the intent stays
 * open for another method.
 */
export function chargeIntent(world: World, intent: PaymentIntentObject, attempt: Attempt): PaymentIntentObject {
  const { method, isAuthenticated = false } = attempt;
  const card = findNamedCard(method.testCard);
  const decline = attempt.decline ?? card?.decline ?? (card && world.takeDecline());
  const charge = newCharge({ intent, method, decline, isAuthenticated, created: world.clock.now() });
  world.store.put("charges", charge);
  if (decline) {
    return failIntent(world, intent, { method, charge, error: { ...cardError(decline), charge: charge.id } });
  }
  const paid: PaymentIntentObject = {
    ...intent,
    latest_charge: charge.id,
    last_payment_error: null,
    next_action: null,
    payment_method: method.id,
    processing: null,
    ...(charge.captured
      ? { amount_received: intent.amount, status: "succeeded" as const }
      : { amount_capturable: intent.amount, status: "requires_capture" as const }),
  };
  world.store.put("intents", paid);
  keepMethod(world, paid, method);
  world.emit("charge.succeeded", { object: charge });
  world.emit(charge.captured ? "payment_intent.succeeded" : "payment_intent.amount_capturable_updated", {
    object: paid,
  });
  followPayment(world, charge, method);
  return paid;
}
