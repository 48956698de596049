import type { MethodRow, PaymentIntentObject } from "../state/tables";
import type { World } from "../world";

/** Gives a method to a customer. */
export function attachMethod(world: World, row: MethodRow, customer: string): MethodRow {
  const attached = { ...row, isSpent: false, object: { ...row.object, customer } };
  world.store.put("methods", attached);
  world.emit("payment_method.attached", { object: attached.object });
  return attached;
}

/** After a payment a method is kept for its customer, as the intent asked, or it is used up. */
export function keepMethod(world: World, intent: PaymentIntentObject, row: MethodRow): void {
  const usage = intent.setup_future_usage;
  if (usage === null || intent.customer === null) {
    if (row.object.customer === null) world.store.put("methods", { ...row, isSpent: true });
    return;
  }
  const isSetUp = row.isSetUp || usage === "off_session";
  if (row.object.customer === null) attachMethod(world, { ...row, isSetUp }, intent.customer);
  else world.store.put("methods", { ...row, isSetUp });
}
