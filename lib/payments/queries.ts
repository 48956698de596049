import { and, eq, inArray, sql } from "drizzle-orm";
import type { Currency } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { money, type PAYMENT_METHODS, payments, refunds } from "@/lib/db/schema/payments";

/** How a checkout is paid: on Stripe's page, by a QR code on ours, or with a saved card. */
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export type PaymentRow = {
  checkoutId: string;
  method: PaymentMethod;
  amount: number;
  currency: Currency;
  stripeSessionId: string | null;
  stripePaymentIntentId: string | null;
  /** What the QR code of a `promptpay` says. */
  qrData: string | null;
  createdAt: Date;
};

const columns = {
  checkoutId: payments.checkoutId,
  method: payments.method,
  amount: payments.amount,
  currency: payments.currency,
  stripeSessionId: payments.stripeSessionId,
  stripePaymentIntentId: payments.stripePaymentIntentId,
  qrData: payments.qrData,
  createdAt: payments.createdAt,
};

/** The payment of a checkout as we stored it, or null. */
export async function findPayment({ db }: Context, checkoutId: string): Promise<PaymentRow | null> {
  const [row] = await db.select(columns).from(payments).where(eq(payments.checkoutId, checkoutId));
  return row ?? null;
}

/** Longer than our call to Stripe takes with all its repeats. */
const CHARGING_MS = 120_000;

/** Whether a saved card may be about to be charged by a call whose answer nobody has yet. */
export const isBeingCharged = ({ method, stripePaymentIntentId, createdAt }: PaymentRow, now: Date): boolean =>
  method === "saved_card" && stripePaymentIntentId === null && now.getTime() - createdAt.getTime() < CHARGING_MS;

/** The checkout that a Stripe session or payment intent belongs to, or null for one that is not ours. */
export async function findCheckoutByStripeId({ db }: Context, stripeId: string): Promise<string | null> {
  const column = stripeId.startsWith("cs_") ? payments.stripeSessionId : payments.stripePaymentIntentId;
  const [row] = await db.select({ checkoutId: payments.checkoutId }).from(payments).where(eq(column, stripeId));
  return row?.checkoutId ?? null;
}

/** What came in for a checkout and what was given back of it so far, minor units, zero or more. */
export async function getBalance({ db }: Context, checkoutId: string): Promise<{ captured: number; refunded: number }> {
  const [row] = await db
    .select({
      captured: sql<string>`coalesce(sum(${money.amount}) filter (where ${money.kind} = 'capture'), 0)`,
      refunded: sql<string>`coalesce(-sum(${money.amount}) filter (where ${money.kind} like 'refund%'), 0)`,
    })
    .from(money)
    .where(eq(money.checkoutId, checkoutId));
  return { captured: Number(row?.captured ?? 0), refunded: Number(row?.refunded ?? 0) };
}

/** Whether money of a checkout is still on its way back. */
export async function hasWaitingRefund({ db }: Context, checkoutId: string): Promise<boolean> {
  const isWaiting = inArray(refunds.state, ["requested", "pending"]);
  return (await db.$count(refunds, and(eq(refunds.checkoutId, checkoutId), isWaiting))) > 0;
}
