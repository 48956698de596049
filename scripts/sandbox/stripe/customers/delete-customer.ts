import { detachMethod } from "../payments/keep-method";
import type { World } from "../world";
import { getCustomer } from "./customer-object";

/** Deletes a customer for good; what they saved is detached and can be used no more. */
export function deleteCustomer(world: World, id: string): object {
  const customer = getCustomer(world, id);
  for (const row of world.store.rows("methods")) {
    if (row.object.customer === id) detachMethod(world, row);
  }
  world.store.put("customers", { id, created: customer.created, object: customer, isDeleted: true });
  world.emit("customer.deleted", { object: customer });
  return { id, object: "customer", deleted: true };
}
