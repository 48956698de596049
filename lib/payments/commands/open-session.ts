import type Stripe from "stripe";
import { and, eq, sql } from "drizzle-orm";
import { DomainError, notFound } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import type { Context } from "@/lib/db/context";
import { payments } from "@/lib/db/schema/payments";
import { log } from "@/lib/log/server";
import { askStripe, isRefusal, stripe } from "../stripe";

/** What the hosted page shows and where it leads. Must be the same for every call with one checkout. */
export type SessionRequest = {
  lines: { name: string; unitAmount: number; quantity: number; imageUrl: string | null }[];
  shipping: { name: string; amount: number };
  email: string;
  locale: Locale;
  successUrl: string;
  cancelUrl: string;
  /** Unix seconds; at least half an hour after the checkout was made. */
  expiresAt: number;
};

export type OpenSession = { sessionId: string; url: string | null };

/**
 * Opens the hosted payment page of a checkout, or gives the one that is open: the key was stored before.
 *
 * @param ctx Must not be inside a transaction: this waits for Stripe.
 * @param checkoutId A checkout with a prepared payment.
 * @throws DomainError `not_found`; `unavailable` `payment-unavailable`; `invalid` `payment-refused` when Stripe will
 *   never make this page.
 */
export async function openSession(ctx: Context, checkoutId: string, request: SessionRequest): Promise<OpenSession> {
  const [payment] = await ctx.db.select().from(payments).where(eq(payments.checkoutId, checkoutId));
  if (!payment) throw notFound("payment", checkoutId);
  if (payment.stripeSessionId !== null) return { sessionId: payment.stripeSessionId, url: payment.stripeSessionUrl };
  const session = await askStripe(() =>
    stripe.checkout.sessions.create(sessionParams(checkoutId, payment.currency.toLowerCase(), request), {
      idempotencyKey: payment.idempotencyKey,
    }),
  ).catch((error: unknown) => {
    throw isRefusal(error) ? refused(checkoutId, error) : error;
  });
  await ctx.db
    .update(payments)
    .set({
      state: sql`case when ${payments.state} = 'new' then 'open' else ${payments.state} end`,
      stripeSessionId: session.id,
      stripeSessionUrl: session.url,
    })
    .where(and(eq(payments.checkoutId, checkoutId)));
  return { sessionId: session.id, url: session.url };
}

/** The refusal of a payment that Stripe will never make, with a line in the log for us. */
export function refused(checkoutId: string, error: unknown): DomainError {
  log.error({ checkoutId, err: error }, "Stripe refuses to make a payment");
  const detail = `Stripe refuses the payment of ${checkoutId}.`;
  return new DomainError({ code: "invalid", reason: "payment-refused", detail, cause: error });
}

function sessionParams(
  checkoutId: string,
  currency: string,
  request: SessionRequest,
): Stripe.Checkout.SessionCreateParams {
  const metadata = { checkout_id: checkoutId };
  const priced = (name: string, amount: number, images: string[] = []) => ({
    currency,
    unit_amount: amount,
    product_data: { name, ...(images.length > 0 && { images }) },
  });
  return {
    mode: "payment",
    client_reference_id: checkoutId,
    customer_email: request.email,
    locale: request.locale,
    expires_at: request.expiresAt,
    metadata,
    payment_intent_data: { metadata },
    line_items: request.lines.map(({ name, unitAmount, quantity, imageUrl }) => ({
      quantity,
      price_data: priced(name, unitAmount, imageUrl === null ? [] : [imageUrl]),
    })),
    shipping_options: [
      {
        shipping_rate_data: {
          type: "fixed_amount",
          display_name: request.shipping.name,
          fixed_amount: { amount: request.shipping.amount, currency },
        },
      },
    ],
    success_url: request.successUrl,
    cancel_url: request.cancelUrl,
  };
}
