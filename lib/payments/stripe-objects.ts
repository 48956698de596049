import type Stripe from "stripe";
import { fetchIntent } from "./intent-reports";
import type { StripeReport } from "./rules";
import { sessionReport } from "./session-reports";
import { askStripe, stripe } from "./stripe";

/** What Stripe knows of the payment behind an intent: of its page where there is one. */
export async function fetchReportOfIntent(paymentIntentId: string): Promise<StripeReport> {
  const session = await findSessionOfIntent(paymentIntentId);
  return session ? sessionReport(session) : fetchIntent(paymentIntentId);
}

async function findSessionOfIntent(paymentIntentId: string): Promise<Stripe.Checkout.Session | null> {
  const listed = await askStripe(() => stripe.checkout.sessions.list({ payment_intent: paymentIntentId, limit: 1 }));
  return listed.data[0] ?? null;
}

/** Who paid for what, as far as Stripe knows, for a person who must put it right. Amounts in minor units. */
export type PaymentStory = {
  sessionId: string | null;
  email: string | null;
  name: string | null;
  lines: { title: string; quantity: number; amount: number }[];
};

/** Tells a payment of which we know nothing, from what Stripe has of it. */
export async function fetchPaymentStory(paymentIntentId: string): Promise<PaymentStory> {
  const session = await findSessionOfIntent(paymentIntentId);
  return session ? storyOfSession(session) : fetchStoryOfIntent(paymentIntentId);
}

async function storyOfSession(session: Stripe.Checkout.Session): Promise<PaymentStory> {
  const listed = await askStripe(() => stripe.checkout.sessions.listLineItems(session.id, { limit: 100 }));
  return {
    sessionId: session.id,
    email: session.customer_details?.email ?? session.customer_email,
    name: session.customer_details?.name ?? null,
    lines: listed.data.map(({ description, quantity, amount_total: amount }) => ({
      ...{ title: description ?? "", quantity: quantity ?? 1, amount },
    })),
  };
}

async function fetchStoryOfIntent(paymentIntentId: string): Promise<PaymentStory> {
  const intent = await askStripe(() => stripe.paymentIntents.retrieve(paymentIntentId, { expand: ["latest_charge"] }));
  const charge = typeof intent.latest_charge === "string" ? null : intent.latest_charge;
  const buyer = charge?.billing_details;
  return { sessionId: null, email: intent.receipt_email ?? buyer?.email ?? null, name: buyer?.name ?? null, lines: [] };
}

/** Whether Stripe has an object of this id: a payment intent, a refund or a dispute. */
export async function isAtStripe(id: string): Promise<boolean> {
  if (!/^(pi|re|pyr|dp|du)_/.test(id)) return false;
  try {
    await askStripe(() => fetchObject(id));
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === "resource_missing") return false;
    throw error;
  }
}

function fetchObject(id: string): Promise<object> {
  if (id.startsWith("pi_")) return stripe.paymentIntents.retrieve(id);
  return /^(re|pyr)_/.test(id) ? stripe.refunds.retrieve(id) : stripe.disputes.retrieve(id);
}
