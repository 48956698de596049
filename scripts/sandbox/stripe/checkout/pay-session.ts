import type { Decline, PresentedCard } from "../payments/cards";
import { chargeIntent } from "../payments/charge-intent";
import { newPaymentIntent } from "../payments/intent-object";
import type { PaymentIntentObject, SessionRow } from "../state/tables";
import type { World } from "../world";

/** The intent of a session, born when the buyer first submits. */
export function startIntent(world: World, { object: session, intentData }: SessionRow): PaymentIntentObject {
  const intent = newPaymentIntent({
    ...intentData,
    amount: session.amount_total ?? 0,
    created: world.clock.now(),
    currency: session.currency ?? "",
  });
  world.store.put("intents", intent);
  world.emit("payment_intent.created", { object: intent });
  return intent;
}

/**
 * The buyer presses "pay" on an open session. The first time makes the intent, every later time reuses it.
 *
 * @returns The decline, or null when it is paid.
 */
export function paySession(world: World, row: SessionRow, card: PresentedCard): Decline | null {
  const { object: session } = row;
  const known = session.payment_intent ? world.store.get("intents", session.payment_intent) : undefined;
  const started = known ?? startIntent(world, row);
  const { intent, decline } = chargeIntent(world, started, { card, email: session.customer_email });
  if (decline) {
    world.store.put("sessions", { ...row, object: { ...session, payment_intent: intent.id } });
    return decline;
  }
  const completed: SessionRow = {
    ...row,
    object: {
      ...session,
      customer_details: {
        address: null,
        business_name: null,
        email: session.customer_email,
        individual_name: null,
        name: card.name,
        phone: null,
        tax_exempt: "none",
        tax_ids: [],
      },
      payment_intent: intent.id,
      payment_status: "paid",
      status: "complete",
      url: null,
    },
  };
  world.store.put("sessions", completed);
  world.emit("checkout.session.completed", { object: completed.object });
  return null;
}
