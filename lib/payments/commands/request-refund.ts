import { eq } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { payments, refunds } from "@/lib/db/schema/payments";

type Request = { amount: number; reason: "late_payment" | "requested" };

/**
 * Writes down that money is to go back. The row comes first, the call to Stripe follows; the row is never deleted.
 *
 * @param ctx May be a transaction; a trigger refuses more than was captured.
 * @param checkoutId A checkout with a captured payment.
 * @param input `amount` in minor units of the payment.
 * @returns The refund's id, which is also its key at Stripe.
 */
export async function requestRefund({ db }: Context, checkoutId: string, input: Request): Promise<string> {
  const [payment] = await db
    .select({ currency: payments.currency })
    .from(payments)
    .where(eq(payments.checkoutId, checkoutId));
  if (!payment) throw new Error(`checkout ${checkoutId} has no payment to refund`);
  const [row] = await db
    .insert(refunds)
    .values({ checkoutId, currency: payment.currency, state: "requested", ...input })
    .returning({ id: refunds.id });
  if (!row) throw new Error("the new refund came back without a row");
  return row.id;
}
