import { and, eq, inArray, sql } from "drizzle-orm";
import type { Currency } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { money, type PAYMENT_METHODS, payments, refunds } from "@/lib/db/schema/payments";

/** How a checkout is paid: on Stripe's page, by a QR code on ours, or with a saved card. */
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export type PaymentRow = {
  checkoutId: string;
  method: PaymentMethod;
  state: "new" | "open" | "succeeded" | "expired";
  amount: number;
  currency: Currency;
  stripeSessionId: string | null;
  stripePaymentIntentId: string | null;
  /** The card of a `saved_card`. */
  stripePaymentMethodId: string | null;
  /** What the QR code of a `promptpay` says. */
  qrData: string | null;
  createdAt: Date;
};

const columns = {
  checkoutId: payments.checkoutId,
  method: payments.method,
  state: payments.state,
  amount: payments.amount,
  currency: payments.currency,
  stripeSessionId: payments.stripeSessionId,
  stripePaymentIntentId: payments.stripePaymentIntentId,
  stripePaymentMethodId: payments.stripePaymentMethodId,
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
export const isBeingCharged = (payment: PaymentRow, now: Date): boolean =>
  payment.method === "saved_card" &&
  payment.state === "new" &&
  payment.stripePaymentIntentId === null &&
  now.getTime() - payment.createdAt.getTime() < CHARGING_MS;

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

/**
 * What of a checkout's money can still be given back, minor units: the same sum as that of the trigger that refuses
 * more. What went back in Stripe's dashboard or was taken by a dispute is gone already, unless it came back since.
 */
export async function getRefundable({ db }: Context, checkoutId: string): Promise<number> {
  const own = sql`exists (select from ${refunds} r where r.stripe_refund_id = split_part(m.stripe_object_id, ':', 1))`;
  const answer = await db.execute(sql`
    select coalesce(sum(m.amount) filter (where m.kind = 'capture' or not ${own}), 0)::float8
      - (select coalesce(sum(r.amount), 0)::float8 from ${refunds} r
          where r.checkout_id = ${checkoutId} and r.state <> 'failed') as left
    from ${money} m where m.checkout_id = ${checkoutId}`);
  // Safe: the one column named above.
  const [row] = (answer as { rows: { left: number }[] }).rows;
  return Math.max(0, row?.left ?? 0);
}

/** Money that has gone back. `isCancellation` where it belongs to a cancelled order. */
export type ReturnedMoney = { stripeRefundId: string; amount: number; currency: Currency; isCancellation: boolean };

/** Every refund of a checkout whose money has gone back, made by us or in Stripe's dashboard. */
export async function listReturned({ db }: Context, checkoutId: string): Promise<ReturnedMoney[]> {
  const rows = await db
    .select({
      ...{ stripeRefundId: money.stripeObjectId, amount: money.amount, currency: money.currency },
      reason: refunds.reason,
    })
    .from(money)
    .leftJoin(refunds, eq(refunds.stripeRefundId, money.stripeObjectId))
    .where(and(eq(money.checkoutId, checkoutId), eq(money.kind, "refund")));
  return rows.map(({ reason, amount, ...row }) => ({
    ...row,
    amount: -amount,
    isCancellation: reason === "cancelled",
  }));
}
