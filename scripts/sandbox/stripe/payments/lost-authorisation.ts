import type { PaymentIntentObject } from "../state/tables";
import type { World } from "../world";
import { cancelIntent } from "./cancel-intent";

/** Banks keep a promise seven days for a shop's usual payments. */
export const AUTHORISED_SECONDS = 7 * 24 * 60 * 60;

export function lostAuthorisations({ store, clock }: World): PaymentIntentObject[] {
  const isLost = ({ status, latest_charge: charge }: PaymentIntentObject) =>
    status === "requires_capture" &&
    (store.get("charges", charge ?? "")?.created ?? Infinity) + AUTHORISED_SECONDS <= clock.now();
  return store.rows("intents").filter(isLost);
}

/** Nobody captured in time: the promise is gone and the intent closed. */
export function loseAuthorisation(world: World, intent: PaymentIntentObject): void {
  cancelIntent(world, intent, "expired");
  const charge = world.store.get("charges", intent.latest_charge ?? "");
  if (charge) world.emit("charge.expired", { object: charge });
}
