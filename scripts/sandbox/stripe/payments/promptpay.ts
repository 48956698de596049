import type { MethodRow, PaymentIntentObject } from "../state/tables";
import { invalidRequest } from "../wire/refusal";
import type { World } from "../world";
import { chargeIntent } from "./charge-intent";
import { failIntent, refusedError } from "./failure";
import { promptPayAction } from "./next-action";

/** Shows the code; the money comes whenever the buyer's bank sends it. */
export function showPromptPay(world: World, intent: PaymentIntentObject, { object }: MethodRow): PaymentIntentObject {
  if (object.billing_details.email === null) {
    throw invalidRequest("Missing required param: billing_details[email].", {
      code: "parameter_missing",
      param: "payment_method_data[billing_details][email]",
    });
  }
  const waiting: PaymentIntentObject = {
    ...intent,
    next_action: promptPayAction(world.origin, intent.id),
    status: "requires_action",
  };
  world.store.put("intents", waiting);
  world.emit("payment_intent.requires_action", { object: waiting });
  return waiting;
}

type Waiting = { intent: PaymentIntentObject; method: MethodRow };

/** The PromptPay intent that still takes money; any other is refused, a canceled one above all. */
function getWaiting(world: World, intentId: string): Waiting {
  const intent = world.store.get("intents", intentId);
  const method = world.store.get("methods", intent?.payment_method ?? "");
  const isWaiting = intent?.status === "requires_action" || intent?.status === "processing";
  if (intent && method?.object.type === "promptpay" && isWaiting) return { intent, method };
  throw invalidRequest(
    intent
      ? `This PaymentIntent cannot be paid by PromptPay because it has a status of ${intent.status}.`
      : `No such payment_intent: '${intentId}'`,
    intent ? { code: "payment_intent_unexpected_state", payment_intent: intent } : { status: 404 },
  );
}

export function payPromptPay(world: World, intentId: string): PaymentIntentObject {
  const { intent, method } = getWaiting(world, intentId);
  return chargeIntent(world, intent, method);
}

export function failPromptPay(world: World, intentId: string): PaymentIntentObject {
  const { intent, method } = getWaiting(world, intentId);
  const error = refusedError("payment_intent_payment_attempt_failed", "The payment failed.");
  return failIntent(world, intent, { method, error });
}

/** The buyer has paid in the bank's app and the money is on its way: from now on a cancel comes too late. */
export function payPromptPayLate(world: World, intentId: string, afterSeconds: number): PaymentIntentObject {
  const { intent } = getWaiting(world, intentId);
  const processing: PaymentIntentObject = { ...intent, next_action: null, status: "processing" };
  world.store.put("intents", processing);
  world.store.put("latePayments", { id: intentId, dueAt: world.clock.now() + afterSeconds });
  world.emit("payment_intent.processing", { object: processing });
  return processing;
}

/** The payments whose money arrives now. */
export function duePromptPays({ store, clock }: World): string[] {
  const due = store.rows("latePayments").filter(({ dueAt }) => dueAt <= clock.now());
  return due.map(({ id }) => id).filter((id) => store.get("intents", id)?.status === "processing");
}
