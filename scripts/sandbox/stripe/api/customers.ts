import { getCustomer, newCustomer, presentCustomer, saveCustomer } from "../customers/customer-object";
import { CUSTOMER_SHAPE } from "../customers/customer-params";
import { deleteCustomer } from "../customers/delete-customer";
import { listMethods, METHOD_FILTER } from "../payments/list-methods";
import { listPage, PAGE_SHAPE } from "../wire/pages";
import { changedMetadata, email, given } from "../wire/params";
import { missingResource } from "../wire/refusal";
import { route, type Route } from "./route";

const PATH = "/v1/customers";

export const CUSTOMER_ROUTES: Route[] = [
  route({
    method: "POST",
    path: PATH,
    params: CUSTOMER_SHAPE,
    run: ({ world, params: { metadata, ...params } }) => {
      const row = newCustomer({
        created: world.clock.now(),
        ...given(params),
        metadata: changedMetadata({}, metadata),
      });
      world.store.put("customers", row);
      world.emit("customer.created", { object: row.object });
      return row.object;
    },
  }),
  route({
    method: "GET",
    path: PATH,
    params: { ...PAGE_SHAPE, email: email() },
    run: ({ world, params: { email: wanted, ...page } }) => {
      const customers = world.store
        .rows("customers")
        .filter((row) => !row.isDeleted && (wanted === undefined || row.object.email === wanted))
        .map(({ object }) => object);
      return listPage(customers, page, PATH);
    },
  }),
  route({
    method: "GET",
    path: `${PATH}/:id`,
    params: {},
    run: ({ world, id }) => {
      const row = world.store.get("customers", id);
      if (!row) throw missingResource("customer", id);
      return presentCustomer(row);
    },
  }),
  route({
    method: "POST",
    path: `${PATH}/:id`,
    params: CUSTOMER_SHAPE,
    run: ({ world, id, params: { metadata, ...params } }) => {
      const before = getCustomer(world, id);
      const updated = { ...before, ...given(params), metadata: changedMetadata(before.metadata, metadata) };
      saveCustomer(world, updated);
      world.emit("customer.updated", { object: updated });
      return updated;
    },
  }),
  route({ method: "DELETE", path: `${PATH}/:id`, params: {}, run: ({ world, id }) => deleteCustomer(world, id) }),
  route({
    method: "GET",
    path: `${PATH}/:id/payment_methods`,
    params: { ...PAGE_SHAPE, ...METHOD_FILTER },
    run: ({ world, id, params }) => {
      getCustomer(world, id);
      return listMethods(world, { ...params, customer: id }, `${PATH}/${id}/payment_methods`);
    },
  }),
];
