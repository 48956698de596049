import { conflict, DomainError } from "@/lib/core/errors";
import { type Context, requireRole } from "@/lib/db/context";
import { getCheckoutOfOrder, noteRefund, openRefund, priceOfLines } from "@/lib/orders";
import type { ChosenLine } from "@/lib/orders/staff-contract";
import { requestRefund } from "@/lib/payments";
import { lockCheckout } from "../queries";
import { putBack } from "./put-back";
import { returnMoney } from "./return-money";

type Refund = (
  | { amount: number }
  | {
      lines: readonly ChosenLine[];
      /** Whether delivery is given back, too. */
      withShipping: boolean;
      /** Whether the pieces are on the shelf again. */
      isRestocked: boolean;
    }
) & {
  /** The version that staff saw; a job saw none. */
  version?: number;
  /** Why. */
  note?: string;
};

/**
 * Gives a buyer money back: an amount, or pieces of the order with their price. The request is written down first; when
 * Stripe does not answer it waits, and the sweeper sends it.
 *
 * @param ctx Must not be inside a transaction; the actor must be a manager.
 * @param orderId Order to refund.
 * @param input `amount` in minor units, at most what was captured and not given back yet.
 * @throws DomainError `forbidden`; `not_found`; `precondition_failed` `changed-meanwhile`; `invalid` `lines-too-many`;
 *   `conflict` `order-unpaid`, `refund-nothing`, `refund-too-large`, `refund-refused`.
 */
export async function refundOrder(ctx: Context, orderId: string, input: Refund): Promise<void> {
  const { version = null, note = "" } = input;
  requireRole(ctx.actor, "manager");
  const checkoutId = await getCheckoutOfOrder(ctx, orderId);
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    await lockCheckout(tx, checkoutId);
    const opened = await openRefund(tx, orderId, version);
    const chosen = "lines" in input ? input.lines : [];
    const isRestocked = "lines" in input && input.isRestocked;
    const shipping = "lines" in input && input.withShipping ? opened.order.shippingAmount : 0;
    const amount = "lines" in input ? priceOfLines(opened, chosen) + shipping : input.amount;
    if (amount <= 0) throw conflict("refund-nothing", "A refund of nothing.");
    const refundId = await requestRefund(tx, checkoutId, { amount, reason: "requested", note });
    await noteRefund(tx, opened, { refundId, chosen, isRestocked, amount, note });
    if (isRestocked) await putBack(tx, { refundId, chosen, lines: opened.lines });
  });
  await sendNow(ctx, checkoutId);
}

/** Sends what was just asked for. That Stripe does not answer now is no refusal: a second request would pay twice. */
export async function sendNow(ctx: Context, checkoutId: string): Promise<void> {
  try {
    await returnMoney(ctx, checkoutId);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "unavailable") throw error;
  }
}
