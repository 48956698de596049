import type { ChargeObject, RefundObject } from "../state/tables";
import { newId } from "../wire/ids";

type NewRefund = { charge: ChargeObject } & Pick<RefundObject, "amount" | "created" | "status"> &
  Partial<Omit<RefundObject, "charge">>;

/** A refund of a charge, in the full form that the API gives. */
export function newRefund({ charge, ...refund }: NewRefund): RefundObject {
  return {
    id: newId("re"),
    object: "refund",
    balance_transaction: newId("txn"),
    charge: charge.id,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: null,
    transfer_reversal: null,
    ...refund,
  };
}
