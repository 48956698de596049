import type { PaymentIntentObject } from "../state/tables";
import type { World } from "../world";

export const CANCELABLE = [
  "requires_payment_method",
  "requires_capture",
  "requires_confirmation",
  "requires_action",
  "processing",
] as const;

export function isCancelable(intent: PaymentIntentObject): boolean {
  return CANCELABLE.some((status) => status === intent.status);
}

type Reason = PaymentIntentObject["cancellation_reason"];

export function cancelIntent(world: World, intent: PaymentIntentObject, reason: Reason): PaymentIntentObject {
  const canceled: PaymentIntentObject = {
    ...intent,
    canceled_at: world.clock.now(),
    cancellation_reason: reason,
    next_action: null,
    status: "canceled",
  };
  world.store.put("intents", canceled);
  world.emit("payment_intent.canceled", { object: canceled });
  return canceled;
}
