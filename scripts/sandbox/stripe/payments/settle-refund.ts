import type { RefundObject } from "../state/tables";
import { invalidRequest, missingResource } from "../wire/refusal";
import type { World } from "../world";
import { findNamedCard } from "./cards";

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

/** How long the documented refund cards take. */
const REFUND_TAKES_SECONDS = 60;

/** The refunds to the documented cards whose minute is over, as work to do. */
export function dueRefunds(world: World): (() => RefundObject)[] {
  const { store, clock } = world;
  const isOld = ({ created, destination_details: destination }: RefundObject) =>
    created + REFUND_TAKES_SECONDS <= clock.now() && destination?.card?.type !== "reversal";
  const old = store.rows("refunds").filter(isOld);
  return old.flatMap(({ id, status, payment_method: methodId }) => {
    const { refund: fate } = findNamedCard(store.get("methods", methodId ?? "")?.testCard ?? null) ?? {};
    if (fate === "pending" && status === "pending") {
      return [() => settleRefund(world, id, { status: "succeeded", from: ["pending"] })];
    }
    if (fate !== "fails" || status !== "succeeded") return [];
    const failed: Outcome = { status: "failed", from: ["succeeded"], failureReason: "expired_or_canceled_card" };
    return [() => settleRefund(world, id, failed)];
  });
}
