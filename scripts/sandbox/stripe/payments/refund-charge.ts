import type { ChargeObject, RefundObject } from "../state/tables";
import { formatAmount } from "../wire/currencies";
import { newId, randomText } from "../wire/ids";
import { invalidRequest } from "../wire/refusal";
import type { World } from "../world";

type RefundRequest = {
  amount: number | undefined;
  reason: RefundObject["reason"];
  metadata: Record<string, string>;
};

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

/** Gives money back to a card, which succeeds at once; the bank's reference follows in `refund.updated`. */
export function refundCharge(world: World, charge: ChargeObject, request: RefundRequest): RefundObject {
  const amount = refundableAmount(charge, request.amount);
  const refund: RefundObject = {
    id: newId("re"),
    object: "refund",
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: world.clock.now(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      type: "card",
      card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" },
    },
    metadata: request.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: request.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  };
  const refunded = charge.amount_refunded + amount;
  const after: ChargeObject = { ...charge, amount_refunded: refunded, refunded: refunded === charge.amount_captured };
  world.store.put("charges", after);
  world.emit("refund.created", { object: refund });
  world.emit("charge.refunded", {
    object: after,
    previous: { amount_refunded: charge.amount_refunded, refunded: charge.refunded },
  });
  return referRefund(world, refund);
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
