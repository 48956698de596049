import { z } from "zod";
import { failPromptPay, payPromptPay, payPromptPayLate } from "../payments/promptpay";
import { invalidRequest } from "../wire/refusal";
import type { World } from "../world";
import { switchOf } from "./switch";

const PromptPay = z.strictObject({
  /** The newest that waits, when none is named. */
  paymentIntent: z.string().optional(),
  /** `pay_late`: paid in the bank's app, so a cancel is refused; the money comes `afterSeconds` of Stripe's clock later. */
  action: z.enum(["pay", "fail", "pay_late"]),
  afterSeconds: z.int().min(0).default(60),
});

function newestWaiting({ store }: World): string {
  const waiting = store.rows("intents").filter((intent) => intent.next_action?.type === "promptpay_display_qr_code");
  const newest = waiting.at(-1);
  if (!newest) throw invalidRequest("No PromptPay intent waits to be paid.", { status: 404 });
  return newest.id;
}

/** What the buyer does in the bank's app. */
export const promptPaySwitch = switchOf(
  "/_sandbox/promptpay",
  PromptPay,
  (world, { paymentIntent, action, afterSeconds }) => {
    const id = paymentIntent ?? newestWaiting(world);
    switch (action) {
      case "pay":
        return payPromptPay(world, id);
      case "fail":
        return failPromptPay(world, id);
      case "pay_late":
        return payPromptPayLate(world, id, afterSeconds);
    }
  },
);
