import { eq } from "drizzle-orm";
import { conflict } from "@/lib/core/errors";
import { type Context, requireRole } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { getCheckoutOfOrder, noteCancellation } from "@/lib/orders";
import { type Checkout, lockCheckout } from "../queries";
import { isPromised } from "../rules";
import { cancelPaid } from "./cancel-paid";
import { sendNow } from "./refund-order";
import { letGo } from "./undo-order";

type Cancellation = {
  /** The version that staff saw; a job saw none. */
  version?: number;
  /** Why. */
  note: string;
  /** Whether what was to be sent is on the shelf again. What nobody could pack yet always is. */
  isRestocked: boolean;
};

/**
 * Cancels an order that has not left yet and gives back all of its money that did not go back before; one whose card is
 * only promised is let go instead. Who buys is written to once, about both. Of two who cancel and ship at the same time,
 * the second is refused.
 *
 * @param ctx Must not be inside a transaction; the actor must be a manager.
 * @throws DomainError `forbidden`; `not_found`; `precondition_failed` `changed-meanwhile`; `conflict` `order-state`,
 *   `order-charging` while its money is being taken, `refund-refused`: the order is cancelled, and a person must see to
 *   the money.
 */
export async function cancelOrder(ctx: Context, orderId: string, cancellation: Cancellation): Promise<void> {
  requireRole(ctx.actor, "manager");
  const checkoutId = await getCheckoutOfOrder(ctx, orderId);
  const wasPromised = await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const checkout = await lockCheckout(tx, checkoutId);
    if (!checkout) throw new Error(`the order ${orderId} has no checkout`);
    const isToRelease = isPromised(checkout.state);
    if (isToRelease) await askRelease(tx, checkout, { orderId, ...cancellation });
    else await cancelPaid(tx, { orderId, checkout, ...cancellation });
    return isToRelease;
  });
  await (wasPromised ? letGo(ctx, checkoutId) : sendNow(ctx, checkoutId));
}

/** Stores that a promise is to be let go; of one that its buyer undoes already there is nothing to store. */
async function askRelease(
  tx: Context,
  { id, state }: Checkout,
  { orderId, version, note }: Cancellation & { orderId: string },
): Promise<void> {
  if (state === "capturing") throw conflict("order-charging", `The money of ${orderId} is being taken.`);
  if (state === "releasing") return;
  await noteCancellation(tx, orderId, { version, note });
  await tx.db.update(checkouts).set({ state: "releasing", releaseCause: "cancelled" }).where(eq(checkouts.id, id));
}
