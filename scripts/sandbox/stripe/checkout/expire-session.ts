import { cancelIntent, isCancelable } from "../payments/cancel-intent";
import { cancelSetup } from "../setups/cancel-setup";
import type { SessionRow } from "../state/tables";
import type { World } from "../world";
import { intentOfSession } from "./session-intent";

/** Closes an open session; its intent is canceled with it, so that nothing can still be paid. */
export function expireSession(world: World, row: SessionRow): SessionRow {
  const intent = intentOfSession(world, row);
  if (intent?.object === "payment_intent" && isCancelable(intent)) cancelIntent(world, intent, "expired");
  if (intent?.object === "setup_intent") cancelSetup(world, intent, "abandoned");
  const expired: SessionRow = { ...row, object: { ...row.object, status: "expired", url: null } };
  world.store.put("sessions", expired);
  world.emit("checkout.session.expired", { object: expired.object });
  return expired;
}

/** The open sessions whose time has come. */
export function dueSessions({ store, clock }: World): SessionRow[] {
  return store.rows("sessions").filter(({ object }) => object.status === "open" && object.expires_at <= clock.now());
}
