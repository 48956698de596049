import { getCustomer, newCustomer } from "../customers/customer-object";
import { CUSTOMER_SHAPE } from "../customers/customer-params";
import { given } from "../wire/params";
import { route, type Route } from "./route";

const PATH = "/v1/customers";

export const CUSTOMER_ROUTES: Route[] = [
  route({
    method: "POST",
    path: PATH,
    params: CUSTOMER_SHAPE,
    run: ({ world, params: { metadata, ...params } }) => {
      const customer = newCustomer({ created: world.clock.now(), ...given(params), metadata: metadata ?? {} });
      world.store.put("customers", customer);
      world.emit("customer.created", { object: customer });
      return customer;
    },
  }),
  route({ method: "GET", path: `${PATH}/:id`, params: {}, run: ({ world, id }) => getCustomer(world, id) }),
];
