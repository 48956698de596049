import type { PaymentIntentObject, SessionRow, SetupIntentObject } from "../state/tables";
import type { World } from "../world";

/** The intent of a session, if it has one by now, whichever kind it is. */
export function intentOfSession(
  { store }: World,
  { object: session }: SessionRow,
): PaymentIntentObject | SetupIntentObject | undefined {
  return session.mode === "setup"
    ? store.get("setups", session.setup_intent ?? "")
    : store.get("intents", session.payment_intent ?? "");
}

/** The session that an intent belongs to. */
export function sessionOfIntent({ store }: World, intentId: string): SessionRow | undefined {
  return store.rows("sessions").find(({ object }) => [object.payment_intent, object.setup_intent].includes(intentId));
}

/** Why the last try failed. */
export function lastErrorOf(intent: PaymentIntentObject | SetupIntentObject | undefined) {
  if (!intent) return null;
  return intent.object === "payment_intent" ? intent.last_payment_error : intent.last_setup_error;
}
