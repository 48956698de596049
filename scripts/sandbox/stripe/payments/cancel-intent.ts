import type { PaymentIntentObject } from "../state/tables";
import type { World } from "../world";
import { releaseCharge } from "./release-charge";

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

/** Closes an intent for ever; money that a bank promised is released. */
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
  const charge = world.store.get("charges", intent.latest_charge ?? "");
  if (intent.status === "requires_capture" && charge) releaseCharge(world, charge, charge.amount);
  world.emit("payment_intent.canceled", { object: canceled });
  return canceled;
}
