import { newCustomer } from "../customers/customer-object";
import type { PresentedCard } from "../payments/cards";
import { confirmIntent } from "../payments/confirm-intent";
import { newPaymentIntent } from "../payments/intent-object";
import { newCardMethod } from "../payments/method-object";
import { confirmSetup } from "../setups/confirm-setup";
import type { MethodRow, PaymentIntentObject, SessionObject, SessionRow, SetupIntentObject } from "../state/tables";
import { missingResource } from "../wire/refusal";
import type { World } from "../world";
import { completeSession } from "./complete-session";

/** The buyer's form. `isKept` is the box that lets the shop show this card again. */
export type Payer = { card: PresentedCard; name: string; isKept: boolean };

/** How a submit ended: `done`, `at_bank` (the buyer has to go there), or why the card was refused. */
export type Submitted = { state: "done" | "at_bank" } | { state: "refused"; declineCode: string };

/** Whether the page may offer to keep the card, as the shop asked. */
export const offersToKeep = ({ saved_payment_method_options: saving }: SessionObject): boolean =>
  saving?.payment_method_save === "enabled";

/** The intent of a session, born when the buyer first submits. */
export function startIntent(world: World, { object: session, intentData }: SessionRow): PaymentIntentObject {
  const intent = newPaymentIntent({
    ...intentData,
    amount: session.amount_total ?? 0,
    created: world.clock.now(),
    currency: session.currency ?? "",
    customer: session.customer,
  });
  world.store.put("intents", intent);
  world.emit("payment_intent.created", { object: intent });
  return intent;
}

function withCustomer(world: World, row: SessionRow, { name, isKept }: Payer): SessionRow {
  const isNeeded =
    row.object.customer_creation === "always" ||
    row.intentData.setup_future_usage !== undefined ||
    (isKept && offersToKeep(row.object));
  if (row.object.customer !== null || !isNeeded) return row;
  const customer = newCustomer({ created: world.clock.now(), email: row.object.customer_email, name });
  world.store.put("customers", customer);
  world.emit("customer.created", { object: customer.object });
  return { ...row, object: { ...row.object, customer: customer.id } };
}

/** Shown again always when the buyer said so; what a shop keeps on its own account is `limited`. */
function newSessionMethod(world: World, row: SessionRow, { card, name, isKept }: Payer): MethodRow {
  const { object: session, intentData } = row;
  const isSaved = session.mode === "setup" || intentData.setup_future_usage !== undefined;
  const known = session.customer === null ? null : world.store.get("customers", session.customer)?.object.email;
  const method = newCardMethod(card, {
    allowRedisplay: isKept && offersToKeep(session) ? "always" : isSaved ? "limited" : "unspecified",
    billing: { email: session.customer_email ?? known ?? null, name },
    created: world.clock.now(),
  });
  world.store.put("methods", method);
  return method;
}

type Confirmed = Pick<PaymentIntentObject, "status"> & { error: PaymentIntentObject["last_payment_error"] };

function confirmPayment(world: World, row: SessionRow, method: MethodRow): Confirmed & { row: SessionRow } {
  const known = world.store.get("intents", row.object.payment_intent ?? "");
  const started = known ?? startIntent(world, row);
  const isKept = method.object.allow_redisplay === "always";
  const saving = started.setup_future_usage ?? (isKept ? "on_session" : null);
  const intent = confirmIntent(
    world,
    { ...started, customer: row.object.customer, setup_future_usage: saving },
    { method, returnUrl: `${world.origin}/c/pay/${row.id}` },
  );
  const attempted = { ...row, object: { ...row.object, payment_intent: intent.id } };
  return { row: attempted, status: intent.status, error: intent.last_payment_error };
}

function confirmSaving(world: World, row: SessionRow, method: MethodRow): Confirmed & { row: SessionRow } {
  const setup = world.store.get("setups", row.object.setup_intent ?? "");
  if (!setup) throw missingResource("setup_intent", row.object.setup_intent ?? "");
  const owned: SetupIntentObject = { ...setup, customer: row.object.customer };
  const confirmed = confirmSetup(world, owned, { method, returnUrl: `${world.origin}/c/pay/${row.id}` });
  return { row, status: confirmed.status, error: confirmed.last_setup_error };
}

/**
 * The buyer presses the button of an open session. The first time makes the intent of a payment, every later time
 * reuses it.
 */
export function submitSession(world: World, opened: SessionRow, payer: Payer): Submitted {
  const owned = withCustomer(world, opened, payer);
  const method = newSessionMethod(world, owned, payer);
  const confirm = owned.object.mode === "setup" ? confirmSaving : confirmPayment;
  const { row, status, error } = confirm(world, owned, method);
  world.store.put("sessions", row);
  if (status === "requires_action") return { state: "at_bank" };
  if (status === "requires_payment_method") return { state: "refused", declineCode: error?.decline_code ?? "" };
  completeSession(world, row, method);
  return { state: "done" };
}
