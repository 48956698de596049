import { findCharge } from "../payments/find-charge";
import { refundCharge } from "../payments/refund-charge";
import { listPage, PAGE_SHAPE } from "../wire/pages";
import { email, integer, metadata, oneOf, text } from "../wire/params";
import { missingResource } from "../wire/refusal";
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

export const REFUND_ROUTES: Route[] = [
  route({
    method: "POST",
    path: PATH,
    params: CREATE_SHAPE,
    run: ({ world, params }) => {
      const { amount, reason = null, metadata: labels, instructions_email: instructionsEmail } = params;
      const charge = findCharge(world, params);
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
