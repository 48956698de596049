import type { CustomerObject, CustomerRow } from "../state/tables";
import { missingResource } from "../wire/refusal";
import { newId } from "../wire/ids";
import type { World } from "../world";

/** A customer in the full form that the API gives. */
export function newCustomer(customer: Pick<CustomerObject, "created"> & Partial<CustomerObject>): CustomerRow {
  const object: CustomerObject = {
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
  return { id: object.id, created: object.created, object, isDeleted: false };
}

/** @throws Refusal `resource_missing`, also for a deleted one. */
export function getCustomer(world: World, id: string, param = "id"): CustomerObject {
  const row = world.store.get("customers", id);
  if (!row || row.isDeleted) throw missingResource("customer", id, param);
  return row.object;
}

/** The customer as the API gives it: of a deleted one only that it was there. */
export function presentCustomer({ id, object, isDeleted }: CustomerRow): object {
  return isDeleted ? { id, object: "customer", deleted: true } : object;
}

export function saveCustomer(world: World, object: CustomerObject): void {
  world.store.put("customers", { id: object.id, created: object.created, object, isDeleted: false });
}
