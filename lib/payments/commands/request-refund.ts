import { and, eq } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { money, refunds } from "@/lib/db/schema/payments";

type Request = { amount: number; reason: "late_payment" | "requested" | "quarantined" };

/**
 * Writes down that money is to go back. The row comes first, the call to Stripe follows; the row is never deleted.
 *
 * @param ctx May be a transaction; a trigger refuses more than was captured.
 * @param checkoutId A checkout with a captured payment.
 * @param input `amount` in minor units of what was captured.
 * @returns The refund's id, which is also its key at Stripe.
 */
export async function requestRefund({ db }: Context, checkoutId: string, input: Request): Promise<string> {
  const [capture] = await db
    .select({ currency: money.currency })
    .from(money)
    .where(and(eq(money.checkoutId, checkoutId), eq(money.kind, "capture")));
  if (!capture) throw new Error(`checkout ${checkoutId} has no payment to refund`);
  const [row] = await db
    .insert(refunds)
    .values({ checkoutId, currency: capture.currency, state: "requested", ...input })
    .returning({ id: refunds.id });
  if (!row) throw new Error("the new refund came back without a row");
  return row.id;
}
