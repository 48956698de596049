import type Stripe from "stripe";
import { and, eq, inArray, sql } from "drizzle-orm";
import { unavailable } from "@/lib/core/errors";
import type { Currency } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { money, payments, refunds } from "@/lib/db/schema/payments";
import type { PaymentReport } from "./rules";
import { askStripe, stripe } from "./stripe";

export type PaymentRow = {
  checkoutId: string;
  amount: number;
  currency: Currency;
  stripeSessionId: string | null;
  stripePaymentIntentId: string | null;
  createdAt: Date;
};

const columns = {
  checkoutId: payments.checkoutId,
  amount: payments.amount,
  currency: payments.currency,
  stripeSessionId: payments.stripeSessionId,
  stripePaymentIntentId: payments.stripePaymentIntentId,
  createdAt: payments.createdAt,
};

/** The payment of a checkout as we stored it, or null. */
export async function findPayment({ db }: Context, checkoutId: string): Promise<PaymentRow | null> {
  const [row] = await db.select(columns).from(payments).where(eq(payments.checkoutId, checkoutId));
  return row ?? null;
}

/** The checkout that a Stripe session or payment intent belongs to, or null for one that is not ours. */
export async function findCheckoutByStripeId({ db }: Context, stripeId: string): Promise<string | null> {
  const column = stripeId.startsWith("cs_") ? payments.stripeSessionId : payments.stripePaymentIntentId;
  const [row] = await db.select({ checkoutId: payments.checkoutId }).from(payments).where(eq(column, stripeId));
  return row?.checkoutId ?? null;
}

/** What Stripe knows of a session now. `paymentIntentId` is set as soon as there is a payment. */
export type SessionReport = PaymentReport & {
  sessionId: string;
  status: "open" | "complete" | "expired";
  isPaid: boolean;
  paymentIntentId: string | null;
};

/** Asks Stripe for the state of a session: events are hints, this is the truth. */
export async function fetchSession(sessionId: string): Promise<SessionReport> {
  return toReport(await askStripe(() => stripe.checkout.sessions.retrieve(sessionId)));
}

/** Stripe's clock and the database's may differ by this much. */
const CLOCKS_APART_SECONDS = 300;
/** No page is asked for when its checkout is older. */
const ASKED_FOR_SECONDS = 900;

/**
 * Looks for the session of a checkout whose answer never reached us, among those made about then.
 *
 * @param since When the checkout was made.
 * @returns Null when Stripe never made one.
 */
export async function findLostSession(checkoutId: string, since: Date): Promise<SessionReport | null> {
  const madeAt = Math.floor(since.getTime() / 1000);
  const created = {
    gte: madeAt - CLOCKS_APART_SECONDS,
    lte: madeAt + ASKED_FOR_SECONDS + CLOCKS_APART_SECONDS,
  };
  return askStripe(async () => {
    for await (const session of stripe.checkout.sessions.list({ created, limit: 100 })) {
      if (session.client_reference_id === checkoutId) return toReport(session);
    }
    return null;
  });
}

/**
 * Whether a page that is no longer open has failed for good: it expired, or what was paid on it later came to nothing.
 * A delayed method keeps its page `complete` and unpaid while the bank decides, and for ever when it says no.
 *
 * @throws DomainError `unavailable` `payment-unavailable`.
 */
export async function hasFailed(report: SessionReport): Promise<boolean> {
  const { status, isPaid, paymentIntentId } = report;
  if (status === "expired") return true;
  if (status !== "complete" || isPaid || paymentIntentId === null) return false;
  const intent = await askStripe(() => stripe.paymentIntents.retrieve(paymentIntentId));
  return intent.status === "requires_payment_method" || intent.status === "canceled";
}

export function toReport(session: Stripe.Checkout.Session): SessionReport {
  if (session.status === null) throw unavailable("payment-unavailable", "Stripe gave a session without a status.");
  const intent = session.payment_intent;
  return {
    sessionId: session.id,
    // Safe: the three states of a session; an unknown one is treated like an open one by every reader.
    status: session.status as SessionReport["status"],
    isPaid: session.payment_status === "paid",
    paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? null),
    amount: session.amount_total,
    currency: session.currency,
    isLive: session.livemode,
    checkoutId: session.client_reference_id,
  };
}

/** What came in for a checkout and what was given back of it so far, minor units, zero or more. */
export async function getBalance(
  { db }: Context,
  checkoutId: string,
): Promise<{ captured: number; refunded: number; currency: Currency | null }> {
  const [row] = await db
    .select({
      captured: sql<string>`coalesce(sum(${money.amount}) filter (where ${money.kind} = 'capture'), 0)`,
      refunded: sql<string>`coalesce(-sum(${money.amount}) filter (where ${money.kind} like 'refund%'), 0)`,
      currency: sql<Currency | null>`min(${money.currency})`,
    })
    .from(money)
    .where(eq(money.checkoutId, checkoutId));
  return {
    captured: Number(row?.captured ?? 0),
    refunded: Number(row?.refunded ?? 0),
    currency: row?.currency ?? null,
  };
}

/** Whether money of a checkout is still on its way back. */
export async function hasWaitingRefund({ db }: Context, checkoutId: string): Promise<boolean> {
  const isWaiting = inArray(refunds.state, ["requested", "pending"]);
  return (await db.$count(refunds, and(eq(refunds.checkoutId, checkoutId), isWaiting))) > 0;
}
