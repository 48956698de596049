import Stripe from "stripe";
import { eq, sql } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { payments } from "@/lib/db/schema/payments";
import { fetchIntent, intentReport } from "../intent-reports";
import type { StripeReport } from "../rules";
import { askStripe, isRefusal, stripe } from "../stripe";
import { refused } from "./open-session";
import { recordExpiry } from "./record-payment";

/** What pays: a QR code that is sent to nobody but shown, or a card that Stripe keeps for a customer of ours. */
export type IntentRequest =
  { method: "promptpay"; email: string } | { method: "saved_card"; stripeCustomerId: string; returnUrl: string };

export type OpenIntent = {
  report: StripeReport;
  /** Where the bank asks the buyer whether it is them; null when it does not ask. */
  confirmUrl: string | null;
  /** What the QR code says; null for a card. */
  qrData: string | null;
};

/**
 * Opens and confirms the payment of a checkout in one call, or gives the one that is open: the key was stored before.
 * A card that is declined is an answer, not an error: its report says why.
 *
 * @param ctx Must not be inside a transaction: this waits for Stripe.
 * @param checkoutId A checkout with a prepared payment of the same method.
 * @throws DomainError `not_found`; `unavailable` `payment-unavailable`; `invalid` `payment-refused` when Stripe will
 *   never make this payment.
 */
export async function openIntent(ctx: Context, checkoutId: string, request: IntentRequest): Promise<OpenIntent> {
  const [payment] = await ctx.db.select().from(payments).where(eq(payments.checkoutId, checkoutId));
  if (!payment) throw notFound("payment", checkoutId);
  const known = payment.stripePaymentIntentId;
  if (known !== null && payment.qrData !== null) {
    return { report: await fetchIntent(known), confirmUrl: null, qrData: payment.qrData };
  }
  const intent =
    known === null
      ? await createIntent(ctx, payment, request)
      : await askStripe(() => stripe.paymentIntents.retrieve(known));
  const qrData = intent.next_action?.promptpay_display_qr_code?.data ?? null;
  await ctx.db
    .update(payments)
    .set({
      state: sql`case when ${payments.state} = 'new' then 'open' else ${payments.state} end`,
      stripePaymentIntentId: intent.id,
      qrData,
    })
    .where(eq(payments.checkoutId, checkoutId));
  return { report: intentReport(intent), confirmUrl: intent.next_action?.redirect_to_url?.url ?? null, qrData };
}

type Payment = typeof payments.$inferSelect;

async function createIntent(ctx: Context, payment: Payment, request: IntentRequest): Promise<Stripe.PaymentIntent> {
  const { checkoutId, idempotencyKey } = payment;
  try {
    return await askStripe(() => stripe.paymentIntents.create(intentParams(payment, request), { idempotencyKey }));
  } catch (error) {
    const declined = error instanceof Stripe.errors.StripeCardError ? error.payment_intent : undefined;
    if (declined) return declined;
    if (!isRefusal(error)) throw error;
    // It was not made and never will be under this key: whoever closes the checkout need not wait for it.
    if (error instanceof Stripe.errors.StripeInvalidRequestError) await recordExpiry(ctx, checkoutId);
    throw refused(checkoutId, error);
  }
}

function intentParams(payment: Payment, request: IntentRequest): Stripe.PaymentIntentCreateParams {
  const { checkoutId, amount, currency, stripePaymentMethodId } = payment;
  const common = { amount, currency: currency.toLowerCase(), confirm: true, metadata: { checkout_id: checkoutId } };
  if (request.method === "promptpay") {
    return {
      ...common,
      automatic_payment_methods: { enabled: true, allow_redirects: "never" },
      payment_method_data: { type: "promptpay", billing_details: { email: request.email } },
    };
  }
  if (stripePaymentMethodId === null) throw new Error(`the payment of ${checkoutId} names no card`);
  return {
    ...common,
    // Promised now and taken when the buyer can no longer undo it.
    capture_method: "manual",
    automatic_payment_methods: { enabled: true, allow_redirects: "always" },
    customer: request.stripeCustomerId,
    payment_method: stripePaymentMethodId,
    return_url: request.returnUrl,
  };
}
