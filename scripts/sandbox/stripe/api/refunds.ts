import { refundCharge } from "../payments/refund-charge";
import type { ChargeObject } from "../state/tables";
import { listPage, PAGE_SHAPE } from "../wire/pages";
import { email, integer, metadata, oneOf, text } from "../wire/params";
import { invalidRequest, missingResource } from "../wire/refusal";
import type { World } from "../world";
import { route, type Route } from "./route";

const PATH = "/v1/refunds";
const CREATE_SHAPE = {
  amount: integer(1),
  charge: text(),
  instructions_email: email(),
  metadata: metadata(),
  payment_intent: text(),
  reason: oneOf("duplicate", "fraudulent", "requested_by_customer"),
};

type ChargeReference = { charge: string | undefined; payment_intent: string | undefined };

/** A declined attempt leaves a charge too, and so does a promise: only what was taken can be given back. */
function getRefundableCharge({ store }: World, reference: ChargeReference): ChargeObject {
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

export const REFUND_ROUTES: Route[] = [
  route({
    method: "POST",
    path: PATH,
    params: CREATE_SHAPE,
    run: ({ world, params }) => {
      const { amount, reason = null, metadata: labels, instructions_email: instructionsEmail } = params;
      const charge = getRefundableCharge(world, params);
      return refundCharge(world, charge, { amount, reason, metadata: labels, instructionsEmail });
    },
  }),
  route({
    method: "GET",
    path: PATH,
    params: { ...PAGE_SHAPE, charge: text(), payment_intent: text() },
    run: ({ world, params: { charge, payment_intent: intentId, ...page } }) => {
      const refunds = world.store
        .rows("refunds")
        .filter((refund) => charge === undefined || refund.charge === charge)
        .filter((refund) => intentId === undefined || refund.payment_intent === intentId);
      return listPage(refunds, page, PATH);
    },
  }),
  route({
    method: "GET",
    path: `${PATH}/:id`,
    params: {},
    run: ({ world, id }) => {
      const refund = world.store.get("refunds", id);
      if (!refund) throw missingResource("refund", id);
      return refund;
    },
  }),
];
