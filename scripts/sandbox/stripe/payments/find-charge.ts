import type { ChargeObject } from "../state/tables";
import { invalidRequest, missingResource } from "../wire/refusal";
import type { World } from "../world";

type ChargeReference = { charge: string | undefined; payment_intent: string | undefined };

/** A declined attempt leaves a charge too, and so does a promise: only what was taken can be given back. @throws Refusal */
export function findCharge({ store }: World, reference: ChargeReference): ChargeObject {
  const { charge: chargeId, payment_intent: intentId } = reference;
  if (chargeId !== undefined) {
    const charge = store.get("charges", chargeId);
    if (!charge) throw missingResource("charge", chargeId, "charge");
    if (charge.captured) return charge;
    throw invalidRequest(`Charge ${charge.id} is not refundable because it did not succeed.`, { param: "charge" });
  }
  if (intentId === undefined) {
    throw invalidRequest("One of the following params should be provided for this request: payment_intent or charge.", {
      code: "parameter_missing",
    });
  }
  const intent = store.get("intents", intentId);
  if (!intent) throw missingResource("payment_intent", intentId, "payment_intent");
  const charge = intent.latest_charge === null ? undefined : store.get("charges", intent.latest_charge);
  if (charge?.captured) return charge;
  throw invalidRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
    param: "payment_intent",
  });
}
