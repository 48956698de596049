import { listPage, PAGE_SHAPE } from "../wire/pages";
import { text } from "../wire/params";
import { missingResource } from "../wire/refusal";
import { route, type Route } from "./route";

const PATH = "/v1/charges";

export const CHARGE_ROUTES: Route[] = [
  route({
    method: "GET",
    path: PATH,
    params: { ...PAGE_SHAPE, customer: text(), payment_intent: text() },
    run: ({ world, params: { customer, payment_intent: intentId, ...page } }) => {
      const charges = world.store
        .rows("charges")
        .filter((charge) => customer === undefined || charge.customer === customer);
      return listPage(
        charges.filter((charge) => intentId === undefined || charge.payment_intent === intentId),
        page,
        PATH,
      );
    },
  }),
  route({
    method: "GET",
    path: `${PATH}/:id`,
    params: {},
    run: ({ world, id }) => {
      const charge = world.store.get("charges", id);
      if (!charge) throw missingResource("charge", id);
      return charge;
    },
  }),
];
