import type { StartCheckoutInput } from "@/lib/checkout/client";
import { HOME_CURRENCY } from "@/lib/core/money";
import type { Draft } from "./draft";

/** How one pays: by a QR code here, or with a card on Stripe's page. */
export type PayWay = StartCheckoutInput["pay"];

const HOME: readonly PayWay[] = ["promptpay", "page"];
const ABROAD: readonly PayWay[] = ["page", "promptpay"];
const WITHOUT_BAHT: readonly PayWay[] = ["page"];

/** The ways to pay, the likeliest first: PromptPay takes baht only, and an account at a Thai bank. */
export function payWaysOf(country: string): readonly PayWay[] {
  if (HOME_CURRENCY !== "THB") return WITHOUT_BAHT;
  return country === "TH" ? HOME : ABROAD;
}

/** The way that was chosen, or the likeliest. */
export function payWayOf({ pay, country }: Pick<Draft, "pay" | "country">): PayWay {
  const [first = "page", ...rest] = payWaysOf(country);
  return rest.find((way) => way === pay) ?? first;
}
