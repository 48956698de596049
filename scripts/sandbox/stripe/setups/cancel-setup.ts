import type { SetupIntentObject } from "../state/tables";
import type { World } from "../world";

export function cancelSetup(
  world: World,
  setup: SetupIntentObject,
  reason: SetupIntentObject["cancellation_reason"],
): SetupIntentObject {
  const canceled: SetupIntentObject = {
    ...setup,
    cancellation_reason: reason,
    next_action: null,
    status: "canceled",
  };
  world.store.put("setups", canceled);
  world.emit("setup_intent.canceled", { object: canceled });
  return canceled;
}
