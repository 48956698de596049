import type { PaymentIntentObject } from "../state/tables";
import type { World } from "../world";

type NextAction = NonNullable<PaymentIntentObject["next_action"]>;

export const PROMPTPAY_PATH = "/promptpay/";

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

/** The intent as the API gives it; its addresses follow the port that a restart may have changed. */
export function presentIntent({ origin }: World, intent: PaymentIntentObject): PaymentIntentObject {
  const isPromptPay = intent.next_action?.type === "promptpay_display_qr_code";
  return isPromptPay ? { ...intent, next_action: promptPayAction(origin, intent.id) } : intent;
}
