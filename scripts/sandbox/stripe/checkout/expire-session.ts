import { cancelIntent, isCancelable } from "../payments/cancel-intent";
import type { SessionRow } from "../state/tables";
import { NO_REQUEST, type World } from "../world";

/** Closes an open session; an intent left by a declined card is canceled with it, so that nothing can still be paid. */
export function expireSession(world: World, row: SessionRow): SessionRow {
  const intent = row.object.payment_intent ? world.store.get("intents", row.object.payment_intent) : undefined;
  if (intent && isCancelable(intent)) cancelIntent(world, intent, "expired");
  const expired: SessionRow = { ...row, object: { ...row.object, status: "expired", url: null } };
  world.store.put("sessions", expired);
  world.emit("checkout.session.expired", { object: expired.object });
  return expired;
}

/** Expires every session whose time has come. Called before each request and by a timer, so nobody sees a late one. */
export function createExpiry(world: World): () => void {
  let sweptAt = 0;
  return () => {
    const now = world.clock.now();
    // A session lives half an hour at least, so one look each second misses none.
    if (now === sweptAt) return;
    sweptAt = now;
    const due = world.store
      .rows("sessions")
      .filter(({ object }) => object.status === "open" && object.expires_at <= now);
    if (due.length === 0) return;
    world.perform(NO_REQUEST, () => {
      for (const row of due) expireSession(world, row);
    });
  };
}
