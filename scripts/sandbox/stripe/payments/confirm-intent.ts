import type { MethodRow, PaymentIntentObject } from "../state/tables";
import { invalidRequest } from "../wire/refusal";
import type { World } from "../world";
import { asksForBuyer } from "./authentication";
import { chargeIntent } from "./charge-intent";
import { DECLINES } from "./declines";
import { cardError, failIntent } from "./failure";
import { bankAction } from "./next-action";
import { showPromptPay } from "./promptpay";

export type Confirmation = {
  method: MethodRow;
  returnUrl: string | null;
  isOffSession?: boolean;
  /** Rather fail than ask the buyer for anything. */
  failsOnAction?: boolean;
};

const CONFIRMABLE = ["requires_payment_method", "requires_confirmation", "requires_action"];
const UNWANTED_ACTION =
  "This payment required an authentication action to complete, but `error_on_requires_action` was set. When you're ready, you can upgrade your integration to handle actions at https://stripe.com/docs/payments/payment-intents/upgrade-to-handle-actions.";

/** @throws Refusal 400 `payment_intent_unexpected_state`. */
export function assertConfirmable(intent: PaymentIntentObject): void {
  if (CONFIRMABLE.includes(intent.status)) return;
  throw invalidRequest(
    intent.status === "succeeded"
      ? "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed."
      : `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be confirmed: ${CONFIRMABLE.join(", ")}.`,
    { code: "payment_intent_unexpected_state", payment_intent: intent },
  );
}

type Automatic = {
  automatic_payment_methods: { enabled: boolean | null; allow_redirects?: string | null | undefined } | null;
};

/** A method that leads away from the shop needs a way back, whichever method it is this time. */
export function assertReturn({ automatic_payment_methods: automatic }: Automatic, returnUrl: string | null): void {
  if (automatic?.enabled !== true || automatic.allow_redirects === "never" || returnUrl !== null) return;
  throw invalidRequest(
    "This intent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
  );
}

/** The bank wants the buyer: sends the buyer there, or fails when nobody can be sent. */
function askBuyer(world: World, intent: PaymentIntentObject, confirmation: Confirmation): PaymentIntentObject {
  const { method, returnUrl, isOffSession = false, failsOnAction = false } = confirmation;
  if (isOffSession) return chargeIntent(world, intent, { method, decline: DECLINES.authenticationRequired });
  if (failsOnAction) {
    const error = cardError({ ...DECLINES.authenticationRequired, message: UNWANTED_ACTION });
    return failIntent(world, intent, { method, error });
  }
  const waiting: PaymentIntentObject = {
    ...intent,
    next_action: bankAction(world.origin, intent.id, returnUrl),
    status: "requires_action",
  };
  world.store.put("intents", waiting);
  world.emit("payment_intent.requires_action", { object: waiting });
  return waiting;
}

/** Tries to pay. The intent that comes back is paid, waits for the buyer, or is open again with its error in it. */
export function confirmIntent(
  world: World,
  intent: PaymentIntentObject,
  confirmation: Confirmation,
): PaymentIntentObject {
  const { method, returnUrl, isOffSession = false } = confirmation;
  assertConfirmable(intent);
  assertReturn(intent, returnUrl);
  const ready = { ...intent, payment_method: method.id, last_payment_error: null, next_action: null };
  if (method.object.type === "promptpay") return showPromptPay(world, ready, method);
  const wish = intent.payment_method_options?.card?.request_three_d_secure;
  const isRequested = wish === "any" || wish === "challenge";
  if (asksForBuyer(method, { isOffSession, isRequested })) return askBuyer(world, ready, confirmation);
  return chargeIntent(world, ready, { method });
}
