import { missingResource } from "../wire/refusal";
import type { SessionRow } from "../state/tables";
import type { World } from "../world";
import { startIntent } from "./pay-session";

function getSession(world: World, id: string): SessionRow {
  const row = world.store.get("sessions", id);
  if (!row) throw missingResource("checkout.session", id);
  return row;
}

/** The buyer chose a method whose bank answers later: the page is complete, the money has not come. */
export function delayPayment(world: World, sessionId: string): void {
  const row = getSession(world, sessionId);
  const intent = { ...startIntent(world, row), status: "processing" as const };
  world.store.put("intents", intent);
  const object = { ...row.object, payment_intent: intent.id, status: "complete" as const, url: null };
  world.store.put("sessions", { ...row, object });
  world.emit("checkout.session.completed", { object });
}

/** The bank says no: the page stays complete and unpaid for ever. */
export function failDelayedPayment(world: World, sessionId: string): void {
  const { object } = getSession(world, sessionId);
  const intent = world.store.get("intents", object.payment_intent ?? "");
  if (!intent) throw missingResource("payment_intent", object.payment_intent ?? "");
  const failed = { ...intent, status: "requires_payment_method" as const };
  world.store.put("intents", failed);
  world.emit("payment_intent.payment_failed", { object: failed });
  world.emit("checkout.session.async_payment_failed", { object });
}
