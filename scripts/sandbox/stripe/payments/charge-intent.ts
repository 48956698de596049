import type { PaymentIntentObject } from "../state/tables";
import type { World } from "../world";
import type { Decline, PresentedCard } from "./cards";
import { newCharge } from "./charge-object";

type Presented = { card: PresentedCard; email: string | null };
export type ChargeResult = { intent: PaymentIntentObject; decline: Decline | null };

/** Tries the card once. A decline is a result, not an error: the intent stays open for another card. */
export function chargeIntent(world: World, intent: PaymentIntentObject, { card, email }: Presented): ChargeResult {
  const { decline } = card.card;
  const charge = newCharge({ intent, card, created: world.clock.now(), email });
  world.store.put("charges", charge);
  if (decline) {
    const failed: PaymentIntentObject = {
      ...intent,
      latest_charge: charge.id,
      last_payment_error: {
        type: "card_error",
        code: decline.code,
        decline_code: decline.declineCode,
        message: decline.message,
        charge: charge.id,
        doc_url: `https://docs.stripe.com/error-codes#${decline.code.replaceAll("_", "-")}`,
      },
      status: "requires_payment_method",
    };
    world.store.put("intents", failed);
    world.emit("charge.failed", { object: charge });
    world.emit("payment_intent.payment_failed", { object: failed });
    return { intent: failed, decline };
  }
  const succeeded: PaymentIntentObject = {
    ...intent,
    amount_received: intent.amount,
    latest_charge: charge.id,
    last_payment_error: null,
    payment_method: charge.payment_method,
    status: "succeeded",
  };
  world.store.put("intents", succeeded);
  world.emit("charge.succeeded", { object: charge });
  world.emit("payment_intent.succeeded", { object: succeeded });
  return { intent: succeeded, decline: null };
}
