import type { CustomerObject } from "../state/tables";
import { missingResource } from "../wire/refusal";
import { newId } from "../wire/ids";
import type { World } from "../world";

/** A customer in the full form that the API gives. */
export function newCustomer(customer: Pick<CustomerObject, "created"> & Partial<CustomerObject>): CustomerObject {
  return {
    id: newId("cus", 14),
    object: "customer",
    address: null,
    balance: 0,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: {},
    name: null,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
    ...customer,
  };
}

/** @throws Refusal `resource_missing`, also for a deleted one. */
export function getCustomer(world: World, id: string, param = "id"): CustomerObject {
  const customer = world.store.get("customers", id);
  if (!customer) throw missingResource("customer", id, param);
  return customer;
}
