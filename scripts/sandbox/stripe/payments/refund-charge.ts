import type { ChargeObject, RefundObject } from "../state/tables";
import { formatAmount } from "../wire/currencies";
import { randomText } from "../wire/ids";
import { invalidRequest } from "../wire/refusal";
import type { World } from "../world";
import { findNamedCard, type TestCard } from "./cards";
import { newRefund } from "./refund-object";

type RefundRequest = {
  amount: number | undefined;
  reason: RefundObject["reason"];
  metadata: Record<string, string>;
  instructionsEmail: string | undefined;
};

/** Money that the bank took back already cannot be given back a second time. */
function assertUndisputed({ store }: World, charge: ChargeObject): void {
  const isTaken = store.rows("disputes").some((row) => row.charge === charge.id && !row.is_charge_refundable);
  if (!isTaken) return;
  throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
    code: "charge_disputed",
  });
}

/** What may be given back now; refuses more than is left of the captured amount. */
function refundableAmount(charge: ChargeObject, asked: number | undefined): number {
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  }
  const amount = asked ?? left;
  if (amount > left) {
    const [asWords, leftWords] = [amount, left].map((value) => formatAmount(value, charge.currency, "en"));
    throw invalidRequest(
      `Refund amount (${asWords ?? ""}) is greater than unrefunded amount on charge (${leftWords ?? ""})`,
      {
        param: "amount",
      },
    );
  }
  return amount;
}

/** Where a refund goes: to the card at once, or by PromptPay once the buyer told Stripe a bank account. */
function destinationOf(
  charge: ChargeObject,
  email: string | undefined,
  card: TestCard | null,
): Pick<RefundObject, "status" | "instructions_email" | "destination_details"> {
  if (charge.payment_method_details?.type === "promptpay") {
    const askedAt = email ?? charge.billing_details.email;
    return { status: "pending", ...(askedAt !== null && { instructions_email: askedAt }) };
  }
  return {
    status: card?.refund === "pending" ? "pending" : "succeeded",
    destination_details: {
      type: "card",
      card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" },
    },
  };
}

/** Gives money back. On a card it succeeds at once, and the bank's reference follows in `refund.updated`. */
export function refundCharge(world: World, charge: ChargeObject, request: RefundRequest): RefundObject {
  assertUndisputed(world, charge);
  const amount = refundableAmount(charge, request.amount);
  const method = world.store.get("methods", charge.payment_method ?? "");
  const refund = newRefund({
    charge,
    amount,
    created: world.clock.now(),
    metadata: request.metadata,
    reason: request.reason,
    ...destinationOf(charge, request.instructionsEmail, findNamedCard(method?.testCard ?? null)),
  });
  const refunded = charge.amount_refunded + amount;
  const after: ChargeObject = { ...charge, amount_refunded: refunded, refunded: refunded === charge.amount_captured };
  world.store.put("charges", after);
  world.store.put("refunds", refund);
  world.emit("refund.created", { object: refund });
  world.emit("charge.refunded", {
    object: after,
    previous: { amount_refunded: charge.amount_refunded, refunded: charge.refunded },
  });
  return refund.status === "pending" ? refund : referRefund(world, refund);
}

function referRefund(world: World, refund: RefundObject): RefundObject {
  const referred: RefundObject = {
    ...refund,
    destination_details: {
      type: "card",
      card: {
        reference: randomText(23),
        reference_status: "available",
        reference_type: "acquirer_reference_number",
        type: "refund",
      },
    },
  };
  world.store.put("refunds", referred);
  world.emit("refund.updated", {
    object: referred,
    previous: { destination_details: refund.destination_details },
  });
  return referred;
}
