import type { PaymentIntentObject } from "../state/tables";
import type { World } from "../world";

/** Not `processing`: what is on its way to us cannot be called back. */
export const CANCELABLE = [
  "requires_payment_method",
  "requires_capture",
  "requires_confirmation",
  "requires_action",
] as const;

export function isCancelable(intent: PaymentIntentObject): boolean {
  return CANCELABLE.some((status) => status === intent.status);
}

type Reason = PaymentIntentObject["cancellation_reason"];

/**
 * Closes an intent for ever. Money that a bank promised is released; as none had come, no refund is written down (since
 * API version 2025-03-31).
 */
export function cancelIntent(world: World, intent: PaymentIntentObject, reason: Reason): PaymentIntentObject {
  const canceled: PaymentIntentObject = {
    ...intent,
    amount_capturable: 0,
    canceled_at: world.clock.now(),
    cancellation_reason: reason,
    next_action: null,
    status: "canceled",
  };
  world.store.put("intents", canceled);
  world.emit("payment_intent.canceled", { object: canceled });
  return canceled;
}
