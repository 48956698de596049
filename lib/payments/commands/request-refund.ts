import { and, eq } from "drizzle-orm";
import { conflict } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { money, refunds } from "@/lib/db/schema/payments";

type Request = {
  amount: number;
  reason: (typeof refunds.$inferInsert)["reason"];
  /** Why, in the words of whoever gives it back. */
  note?: string;
};

/**
 * Writes down that money is to go back. The row comes first, the call to Stripe follows; the row is never deleted.
 *
 * @param ctx May be a transaction; a trigger refuses more than was captured.
 * @param checkoutId A checkout with a captured payment.
 * @param input `amount` in minor units of what was captured.
 * @returns The refund's id, which is also its key at Stripe.
 * @throws DomainError `conflict` `refund-too-large`.
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
    .returning({ id: refunds.id })
    .catch((error: unknown) => {
      if (isOverCaptured(error)) throw conflict("refund-too-large", "More than was paid cannot go back.");
      throw error;
    });
  if (!row) throw new Error("the new refund came back without a row");
  return row.id;
}

const isOverCaptured = (error: unknown): boolean =>
  (error as { cause?: { constraint?: string } }).cause?.constraint === "refunds_within_captured";
