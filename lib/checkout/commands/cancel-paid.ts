import { newId } from "@/lib/core/ids";
import { type Context, systemContext } from "@/lib/db/context";
import { advanceOrder, keepLines, listLeftLines } from "@/lib/orders";
import { enqueueMessage } from "@/lib/outbox";
import { getRefundable, requestRefund } from "@/lib/payments";
import type { Checkout } from "../queries";
import { putBack } from "./put-back";

type Cancelled = {
  orderId: string;
  checkout: Pick<Checkout, "id" | "currency">;
  /** The version that staff saw; a job saw none. */
  version?: number | undefined;
  /** Why. */
  note: string;
  isRestocked: boolean;
};

/**
 * Cancels a paid order that has not left, and asks for all of its money back that did not go back before.
 *
 * @param tx Its `db` must be the transaction that holds the checkout's row lock. Somebody who is nobody of the staff
 *   was let in by their own key.
 * @throws DomainError `not_found`; `precondition_failed` `changed-meanwhile`; `conflict` `order-state`.
 */
export async function cancelPaid(tx: Context, { orderId, checkout, version, note, isRestocked }: Cancelled) {
  const isShop = tx.actor.kind === "staff" || tx.actor.kind === "system";
  const by = isShop ? tx : { ...systemContext(tx.db, "undo"), requestId: tx.requestId };
  const amount = await getRefundable(tx, checkout.id);
  await advanceOrder(by, orderId, { to: "cancelled", version, more: { note, amount, isRestocked } });
  const lines = await listLeftLines(tx, orderId);
  const refundId = amount > 0 ? await requestRefund(tx, checkout.id, { amount, reason: "cancelled", note }) : newId();
  const chosen = lines.flatMap(({ position, left }) => (left > 0 ? [{ position, quantity: left }] : []));
  await keepLines(tx, orderId, { refundId, chosen, isRestocked });
  if (isRestocked) await putBack(by, { refundId, chosen, lines });
  const payload = { orderId, amount, currency: checkout.currency };
  await enqueueMessage(tx, { kind: "order_cancelled", ref: orderId, payload });
}
