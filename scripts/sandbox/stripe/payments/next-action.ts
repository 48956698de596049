import type { PaymentIntentObject, SetupIntentObject } from "../state/tables";
import type { World } from "../world";

type NextAction = NonNullable<PaymentIntentObject["next_action"]>;
type Authentication = Pick<NextAction, "type" | "redirect_to_url" | "use_stripe_sdk">;

export const PROMPTPAY_PATH = "/promptpay/";
export const BANK_PATH = "/3ds/";

/** The code leads to this stand-in's own page, as that of Stripe's test mode does: no bank can be paid with it. */
export function promptPayAction(origin: string, intentId: string): NextAction {
  const page = `${origin}${PROMPTPAY_PATH}${intentId}`;
  return {
    type: "promptpay_display_qr_code",
    promptpay_display_qr_code: {
      data: page,
      hosted_instructions_url: page,
      image_url_png: `${page}/qr.png`,
      image_url_svg: `${page}/qr.svg`,
    },
  };
}

/** The way to the bank's page; without a way back only Stripe's own script could show it. */
export function bankAction(origin: string, intentId: string, returnUrl: string | null): Authentication {
  const url = `${origin}${BANK_PATH}${intentId}`;
  if (returnUrl !== null) return { type: "redirect_to_url", redirect_to_url: { return_url: returnUrl, url } };
  return { type: "use_stripe_sdk", use_stripe_sdk: { type: "three_d_secure_redirect", stripe_js: url } };
}

type Acting = Pick<PaymentIntentObject, "id" | "next_action"> | Pick<SetupIntentObject, "id" | "next_action">;

/** The address in the shop that the buyer comes back to. */
export const returnUrlOf = ({ next_action: next }: Acting): string | null => next?.redirect_to_url?.return_url ?? null;

function currentAction(origin: string, intent: Acting): NextAction | null {
  switch (intent.next_action?.type ?? "none") {
    case "promptpay_display_qr_code":
      return promptPayAction(origin, intent.id);
    case "redirect_to_url":
    case "use_stripe_sdk":
      return bankAction(origin, intent.id, returnUrlOf(intent));
    default:
      return null;
  }
}

/** An intent as the API gives it; its addresses follow the port that a restart may have changed. */
export function presentIntent<I extends Acting>({ origin }: World, intent: I): I {
  return intent.next_action ? { ...intent, next_action: currentAction(origin, intent) } : intent;
}
