import { acceptAuthentication, refuseAuthentication } from "../payments/authenticate-intent";
import { acceptSetup, refuseSetup } from "../setups/confirm-setup";
import type { PaymentIntentObject, SetupIntentObject } from "../state/tables";
import { missingResource } from "../wire/refusal";
import type { World } from "../world";
import { completeSession } from "./complete-session";
import { sessionOfIntent } from "./session-intent";

type Intent = PaymentIntentObject | SetupIntentObject;
export type BankAnswer = "accept" | "refuse";

export function findAnyIntent({ store }: World, id: string): Intent | undefined {
  return store.get("intents", id) ?? store.get("setups", id);
}

function answer(world: World, intent: Intent, decision: BankAnswer): Intent {
  if (intent.object === "setup_intent") {
    return decision === "accept" ? acceptSetup(world, intent) : refuseSetup(world, intent);
  }
  return decision === "accept" ? acceptAuthentication(world, intent) : refuseAuthentication(world, intent);
}

/** The buyer's answer at the bank; a session whose intent is done by it is complete. */
export function authenticate(world: World, intentId: string, decision: BankAnswer): Intent {
  const intent = findAnyIntent(world, intentId);
  if (!intent) throw missingResource("payment_intent", intentId);
  const answered = answer(world, intent, decision);
  const session = sessionOfIntent(world, intentId);
  const method = world.store.get("methods", answered.payment_method ?? "");
  const isDone = answered.status === "succeeded" || answered.status === "requires_capture";
  if (session?.object.status === "open" && isDone && method) completeSession(world, session, method);
  return answered;
}
