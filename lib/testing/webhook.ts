import type { Context } from "@/lib/db/context";
import { receiveEvent } from "@/lib/payments";
import { stripe } from "@/lib/payments/stripe";

type Told = { id: string; type?: string; object: Record<string, unknown> };

/** An event as Stripe would send it, signed with the secret of the tests. */
export function signEvent({ id, type = "checkout.session.completed", object }: Told): {
  payload: string;
  signature: string;
} {
  const payload = JSON.stringify({ id, object: "event", type, livemode: false, data: { object } });
  return { payload, signature: stripe.webhooks.generateTestHeaderString({ payload, secret: "whsec_test" }) };
}

export async function receiveSigned(ctx: Context, event: Told): Promise<void> {
  const { payload, signature } = signEvent(event);
  await receiveEvent(ctx, payload, signature);
}
