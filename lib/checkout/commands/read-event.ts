import type { Context } from "@/lib/db/context";
import {
  bookDisputesFromStripe,
  checkoutIdOf,
  findCheckoutByStripeId,
  findPayment,
  type InboxEvent,
  paymentIntentOf,
} from "@/lib/payments";
import { closeCheckout } from "./close-checkout";
import { keepBuyersCard } from "./keep-buyers-card";
import { followRefunds } from "./return-money";
import { settleCheckout } from "./settle-checkout";

/**
 * Understands one event of Stripe: a hint which checkout to look at. What happened is asked, never taken from it, so
 * that order, repeats and delays of events do not matter. Events about things that are not ours change nothing.
 *
 * @param ctx Must not be inside a transaction.
 */
export async function readEvent(ctx: Context, event: InboxEvent): Promise<void> {
  const intent = paymentIntentOf(event.object);
  const checkoutId = checkoutIdOf(event.object) ?? (intent === null ? null : await findCheckoutByStripeId(ctx, intent));
  if (checkoutId === null) return;
  const state = await settleCheckout(ctx, checkoutId);
  if (state === null) return;
  const isOpen = state === "paying" || state === "reserved" || state === "expiring";
  if (isOpen && (await isOver(ctx, event.type, checkoutId))) await closeCheckout(ctx, checkoutId);
  if (event.type === "checkout.session.completed") await keepBuyersCard(ctx, checkoutId);
  if (intent !== null) await followBack(ctx, event.type, { checkoutId, intent });
}

type Paid = { checkoutId: string; intent: string };

/** Books money that goes back. Of a payment that became none of ours nothing is in our books, whatever it names. */
async function followBack(ctx: Context, type: string, { checkoutId, intent }: Paid): Promise<void> {
  const isRefund = /^(charge\.refund|refund\.)/.test(type);
  const isDispute = type.startsWith("charge.dispute.");
  if (!isRefund && !isDispute) return;
  if ((await findCheckoutByStripeId(ctx, intent)) !== checkoutId) return;
  if (isRefund) await followRefunds(ctx, checkoutId, intent);
  else await bookDisputesFromStripe(ctx, checkoutId, intent);
}

const PAGE_ENDS = new Set(["checkout.session.expired", "checkout.session.async_payment_failed"]);
const CODE_ENDS = new Set(["payment_intent.payment_failed", "payment_intent.canceled"]);

/** Whether an event says that nobody can pay any more. A declined card on Stripe's page does not: another may be tried. */
async function isOver(ctx: Context, type: string, checkoutId: string): Promise<boolean> {
  if (!CODE_ENDS.has(type)) return PAGE_ENDS.has(type);
  return (await findPayment(ctx, checkoutId))?.method === "promptpay";
}
