import { cancelIntent, isCancelable } from "../payments/cancel-intent";
import type { SessionRow } from "../state/tables";
import type { World } from "../world";

/** Closes an open session; an intent left by a declined card is canceled with it, so that nothing can still be paid. */
export function expireSession(world: World, row: SessionRow): SessionRow {
  const intent = row.object.payment_intent ? world.store.get("intents", row.object.payment_intent) : undefined;
  if (intent && isCancelable(intent)) cancelIntent(world, intent, "expired");
  const expired: SessionRow = { ...row, object: { ...row.object, status: "expired", url: null } };
  world.store.put("sessions", expired);
  world.emit("checkout.session.expired", { object: expired.object });
  return expired;
}

/** The open sessions whose time has come. */
export function dueSessions({ store, clock }: World): SessionRow[] {
  return store.rows("sessions").filter(({ object }) => object.status === "open" && object.expires_at <= clock.now());
}
