import type { RefundObject } from "../state/tables";
import { invalidRequest, missingResource } from "../wire/refusal";
import type { World } from "../world";

type Outcome = { status: "succeeded" | "failed"; from: readonly string[]; failureReason?: string };

function getRefund(world: World, id: string, from: readonly string[]): RefundObject {
  const refund = world.store.get("refunds", id);
  if (!refund) throw missingResource("refund", id);
  if (from.includes(refund.status ?? "")) return refund;
  throw invalidRequest(`This refund has a status of ${refund.status ?? ""}; only ${from.join(" or ")} can go on.`);
}

/** Ends a refund that was under way. A failed one gives its amount back to the charge, to be refunded again. */
export function settleRefund(world: World, id: string, { status, from, failureReason }: Outcome): RefundObject {
  const refund = getRefund(world, id, from);
  const settled: RefundObject = { ...refund, status, ...(failureReason && { failure_reason: failureReason }) };
  world.store.put("refunds", settled);
  const charge = world.store.get("charges", refund.charge);
  if (status === "failed" && charge) {
    const amountRefunded = charge.amount_refunded - refund.amount;
    world.store.put("charges", { ...charge, amount_refunded: amountRefunded, refunded: false });
  }
  world.emit("refund.updated", { object: settled, previous: { status: refund.status } });
  if (status === "failed") world.emit("refund.failed", { object: settled });
  return settled;
}
