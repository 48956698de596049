import type { ChargeObject, MethodRow, PaymentIntentObject } from "../state/tables";
import { docUrlOf, Refusal, type RefusalBody } from "../wire/refusal";
import type { World } from "../world";
import type { Decline } from "./cards";

export type PaymentError = NonNullable<PaymentIntentObject["last_payment_error"]>;

const codes = (code: NonNullable<PaymentError["code"]>) => ({ code, doc_url: docUrlOf(code) });

export function declineError({ code, declineCode, message, adviceCode }: Decline, chargeId: string): PaymentError {
  return {
    type: "card_error",
    ...codes(code),
    advice_code: adviceCode,
    charge: chargeId,
    decline_code: declineCode,
    message,
  };
}

/** The buyer, or the buyer's bank, said no on a page of theirs. */
export function refusedError(code: NonNullable<PaymentError["code"]>, message: string): PaymentError {
  return { type: "invalid_request_error", ...codes(code), message };
}

type Failed = { method: MethodRow; error: PaymentError; charge?: ChargeObject };

/** Puts the intent back to where another method may be tried. */
export function failIntent(world: World, intent: PaymentIntentObject, { method, error, charge }: Failed) {
  const failed: PaymentIntentObject = {
    ...intent,
    // Safe: the object is Stripe's own, with its customer not expanded.
    last_payment_error: { ...error, payment_method: method.object },
    latest_charge: charge?.id ?? intent.latest_charge,
    next_action: null,
    payment_method: null,
    processing: null,
    status: "requires_payment_method",
  };
  world.store.put("intents", failed);
  if (charge) world.emit("charge.failed", { object: charge });
  world.emit("payment_intent.payment_failed", { object: failed });
  return failed;
}

const TOLD = ["advice_code", "charge", "code", "decline_code", "doc_url", "payment_method"] as const;

/** What the API answers when a confirmation failed: 402, with the intent as it is now. */
export function failureRefusal(intent: PaymentIntentObject): Refusal {
  const error = intent.last_payment_error;
  const told: Partial<RefusalBody> = Object.fromEntries(TOLD.map((name) => [name, error?.[name]] as const));
  const body: RefusalBody = {
    type: error?.type === "invalid_request_error" ? "invalid_request_error" : "card_error",
    message: error?.message ?? "",
    ...told,
    payment_intent: intent,
  };
  return new Refusal(402, body);
}
