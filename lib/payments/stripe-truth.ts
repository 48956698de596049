import { checkoutIdOf, movedBy, type RefundState, refundStateOf } from "./rules";
import { collect, pagesOf } from "./stripe-pages";
import { stripe } from "./stripe";

/** A payment of a checkout of ours that succeeded at Stripe. Amounts in minor units. */
export type StripePayment = {
  paymentIntentId: string;
  checkoutId: string;
  amount: number;
  refundedAmount: number;
  currency: string;
  isLive: boolean;
  /** When it was paid. */
  at: Date;
};

/** Money that Stripe gave back, tries to give back, or could not. */
export type StripeRefund = {
  refundId: string;
  paymentIntentId: string | null;
  amount: number;
  state: RefundState;
  at: Date;
};

/** Money that a buyer's bank asks back. `net` is what it took so far, minor units: zero or less. */
export type StripeDispute = {
  disputeId: string;
  paymentIntentId: string | null;
  net: number;
  state: string;
  at: Date;
};

const createdSince = (since: Date) => ({ created: { gte: Math.floor(since.getTime() / 1000) }, limit: 100 });
const idOf = (reference: string | { id: string } | null): string | null =>
  typeof reference === "string" ? reference : (reference?.id ?? null);
const instantOf = (seconds: number): Date => new Date(seconds * 1000);

/** Every payment of ours that succeeded at Stripe since an instant. What carries no checkout is not ours. */
export const listStripePayments = (since: Date): Promise<StripePayment[]> => collect(pageIntents(since));

/**
 * The same in pages, seen from everywhere: intents, charges of older intents, sessions whose intent does not name us.
 * A payment comes once.
 */
export async function* pageStripePayments(since: Date): AsyncGenerator<StripePayment[]> {
  const seen = new Set<string>();
  for (const pages of [pageIntents(since), pageCharges(since), pageSessions(since)]) {
    for await (const page of pages) {
      const unseen = page.filter(({ paymentIntentId }) => !seen.has(paymentIntentId));
      for (const { paymentIntentId } of unseen) seen.add(paymentIntentId);
      yield unseen;
    }
  }
}

const pageIntents = (since: Date) =>
  pagesOf(
    (after) => stripe.paymentIntents.list({ ...createdSince(since), ...after, expand: ["data.latest_charge"] }),
    (intent): StripePayment | null => {
      const checkoutId = checkoutIdOf({ metadata: intent.metadata });
      if (intent.status !== "succeeded" || checkoutId === null) return null;
      const charge = typeof intent.latest_charge === "string" ? null : intent.latest_charge;
      return {
        ...{ paymentIntentId: intent.id, checkoutId, isLive: intent.livemode },
        ...{ amount: intent.amount_received, currency: intent.currency.toUpperCase() },
        refundedAmount: charge?.amount_refunded ?? 0,
        at: instantOf(charge?.created ?? intent.created),
      };
    },
  );

const pageCharges = (since: Date) =>
  pagesOf(
    (after) => stripe.charges.list({ ...createdSince(since), ...after }),
    (charge): StripePayment | null => {
      const checkoutId = checkoutIdOf({ metadata: charge.metadata });
      const paymentIntentId = idOf(charge.payment_intent);
      if (charge.status !== "succeeded" || !charge.captured || checkoutId === null || paymentIntentId === null) {
        return null;
      }
      return {
        ...{ paymentIntentId, checkoutId, isLive: charge.livemode },
        ...{ amount: charge.amount_captured, currency: charge.currency.toUpperCase() },
        refundedAmount: charge.amount_refunded,
        at: instantOf(charge.created),
      };
    },
  );

const pageSessions = (since: Date) =>
  pagesOf(
    (after) => stripe.checkout.sessions.list({ ...createdSince(since), ...after }),
    (session): StripePayment | null => {
      const checkoutId = checkoutIdOf({ ...session });
      const paymentIntentId = idOf(session.payment_intent);
      if (session.payment_status !== "paid" || checkoutId === null || paymentIntentId === null) return null;
      return {
        ...{ paymentIntentId, checkoutId, isLive: session.livemode, refundedAmount: 0 },
        ...{ amount: session.amount_total ?? 0, currency: (session.currency ?? "").toUpperCase() },
        at: instantOf(session.created),
      };
    },
  );

/** Every refund at Stripe since an instant, also those made in its dashboard. */
export const listStripeRefunds = (since: Date): Promise<StripeRefund[]> => collect(pageStripeRefunds(since));

/** The same in pages. */
export const pageStripeRefunds = (since: Date) =>
  pagesOf(
    (after) => stripe.refunds.list({ ...createdSince(since), ...after }),
    (refund): StripeRefund | null => {
      const { id, amount, status, created, payment_intent: intent } = refund;
      return {
        ...{ refundId: id, paymentIntentId: idOf(intent), amount },
        ...{ state: refundStateOf(status), at: instantOf(created) },
      };
    },
  );

/** Every dispute at Stripe since an instant. */
export const listStripeDisputes = (since: Date): Promise<StripeDispute[]> => collect(pageStripeDisputes(since));

/** The same in pages. */
export const pageStripeDisputes = (since: Date) =>
  pagesOf(
    (after) => stripe.disputes.list({ ...createdSince(since), ...after }),
    (dispute): StripeDispute => {
      const { isWithdrawn, isReinstated } = movedBy(dispute);
      return {
        ...{ disputeId: dispute.id, paymentIntentId: idOf(dispute.payment_intent), state: dispute.status },
        net: (isReinstated ? dispute.amount : 0) - (isWithdrawn ? dispute.amount : 0),
        at: instantOf(dispute.created),
      };
    },
  );
