import type { Context } from "@/lib/db/context";
import { getCheckoutOfOrder, getOrderStory } from "@/lib/orders";
import type { StaffOrder } from "@/lib/orders/staff-contract";
import { getRefundable } from "@/lib/payments";

/**
 * An order with all that staff need to know of it, and how much of its money can still be given back.
 *
 * @param ctx The actor must be a manager.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function getStaffOrder(ctx: Context, orderId: string): Promise<StaffOrder> {
  const story = await getOrderStory(ctx, orderId);
  const amount = await getRefundable(ctx, await getCheckoutOfOrder(ctx, orderId));
  return { ...story, refundable: { amount, currency: story.total.currency } };
}
