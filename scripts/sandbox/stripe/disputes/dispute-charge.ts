import type { ChargeObject, DisputeObject } from "../state/tables";
import { invalidRequest, missingResource } from "../wire/refusal";
import type { World } from "../world";
import { newDispute, newMovement, type Claim } from "./dispute-object";

/** @throws Refusal 404. */
export function getDispute(world: World, id: string): DisputeObject {
  const dispute = world.store.get("disputes", id);
  if (!dispute) throw missingResource("dispute", id, "dispute");
  return dispute;
}

const balanceOf = ({ balance_transactions: moved }: DisputeObject): number =>
  moved.reduce((sum, { amount }) => sum + amount, 0);

/** Moves the money of a dispute, once each way, and says so. */
function moveMoney(world: World, dispute: DisputeObject, way: "withdrawn" | "reinstated"): DisputeObject {
  const isAway = balanceOf(dispute) < 0;
  if (isAway === (way === "withdrawn")) return dispute;
  const amount = way === "withdrawn" ? -dispute.amount : dispute.amount;
  const movement = newMovement({ dispute, amount, created: world.clock.now() });
  const moved = { ...dispute, balance_transactions: [...dispute.balance_transactions, movement] };
  world.store.put("disputes", moved);
  world.emit(`charge.dispute.funds_${way}`, { object: moved });
  return moved;
}

/** The buyer's bank takes a payment back, or asks about it first. */
export function disputeCharge(world: World, charge: ChargeObject, claim: Claim): DisputeObject {
  if (!charge.captured || charge.disputed || charge.payment_method_details?.type !== "card") {
    throw invalidRequest(`Charge ${charge.id} cannot be disputed (again).`, { param: "charge" });
  }
  const dispute = newDispute(charge, claim, world.clock.now());
  world.store.put("charges", { ...charge, disputed: true });
  world.store.put("disputes", dispute);
  world.emit("charge.dispute.created", { object: dispute });
  return claim.isInquiry ? dispute : moveMoney(world, dispute, "withdrawn");
}

const CLOSED: readonly string[] = ["won", "lost", "warning_closed"];

/** @throws Refusal 400 for a dispute that is over. */
export function assertUndecided(dispute: DisputeObject): void {
  if (!CLOSED.includes(dispute.status)) return;
  throw invalidRequest("This dispute is already closed.", { code: "dispute_closed" });
}

/** The bank's last word. A dispute that is won brings the money back. */
export function closeDispute(world: World, dispute: DisputeObject, outcome: "won" | "lost"): DisputeObject {
  assertUndecided(dispute);
  const isInquiry = dispute.status.startsWith("warning_");
  const closed: DisputeObject = { ...dispute, status: isInquiry ? "warning_closed" : outcome };
  world.store.put("disputes", closed);
  world.emit("charge.dispute.closed", { object: closed, previous: { status: dispute.status } });
  return outcome === "won" ? moveMoney(world, closed, "reinstated") : closed;
}

/** An inquiry becomes a dispute: now the money goes. */
export function escalateInquiry(world: World, dispute: DisputeObject): DisputeObject {
  if (!dispute.status.startsWith("warning_")) throw invalidRequest(`Dispute ${dispute.id} is no inquiry.`);
  const escalated: DisputeObject = { ...dispute, is_charge_refundable: false, status: "needs_response" };
  world.store.put("disputes", escalated);
  world.emit("charge.dispute.updated", { object: escalated, previous: { status: dispute.status } });
  return moveMoney(world, escalated, "withdrawn");
}

/** The money comes back though the dispute was not won, as happens when a bank corrects itself. */
export function reinstateFunds(world: World, dispute: DisputeObject): DisputeObject {
  return moveMoney(world, dispute, "reinstated");
}
