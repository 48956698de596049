import type { PresentedCard } from "../payments/cards";
import { confirmIntent } from "../payments/confirm-intent";
import type { PaymentError } from "../payments/failure";
import { newPaymentIntent } from "../payments/intent-object";
import { newCardMethod } from "../payments/method-object";
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

type Payer = { card: PresentedCard; name: string };

/**
 * The buyer presses "pay" on an open session. The first time makes the intent, every later time reuses it.
 *
 * @returns Why the card was declined, or null when it is paid.
 */
export function paySession(world: World, row: SessionRow, { card, name }: Payer): PaymentError | null {
  const { object: session } = row;
  const known = session.payment_intent ? world.store.get("intents", session.payment_intent) : undefined;
  const started = known ?? startIntent(world, row);
  const billing = { email: session.customer_email, name };
  const method = newCardMethod(card, { billing, created: world.clock.now() });
  world.store.put("methods", method);
  const intent = confirmIntent(world, started, { method, returnUrl: null });
  const attempted: SessionRow = { ...row, object: { ...session, payment_intent: intent.id } };
  if (intent.status === "requires_payment_method") {
    world.store.put("sessions", attempted);
    return intent.last_payment_error;
  }
  completeSession(world, attempted, name);
  return null;
}

/** The session's intent is paid: the page is done. */
function completeSession(world: World, row: SessionRow, name: string): void {
  const { object: session } = row;
  const completed: SessionRow = {
    ...row,
    object: {
      ...session,
      customer_details: {
        address: null,
        business_name: null,
        email: session.customer_email,
        individual_name: null,
        name,
        phone: null,
        tax_exempt: "none",
        tax_ids: [],
      },
      payment_status: "paid",
      status: "complete",
      url: null,
    },
  };
  world.store.put("sessions", completed);
  world.emit("checkout.session.completed", { object: completed.object });
}
