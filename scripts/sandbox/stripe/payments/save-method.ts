import { getCustomer } from "../customers/customer-object";
import type { MethodRow } from "../state/tables";
import { invalidRequest } from "../wire/refusal";
import type { World } from "../world";
import { findNamedCard } from "./cards";
import { cardRefusal } from "./failure";
import { attachMethod } from "./keep-method";

/** Banks are asked before a card is kept, so a card that declines cannot be saved either. @throws Refusal 402. */
export function assertSavable({ testCard, object }: MethodRow): void {
  const card = findNamedCard(testCard);
  if (!card) {
    throw invalidRequest(`Payment methods of type ${object.type} cannot be saved to customers.`, {
      param: "payment_method",
    });
  }
  if (card.isSavable || !card.decline) return;
  throw cardRefusal(card.decline);
}

/** Attaches as the API does. @throws Refusal 400 for a method that is taken or used up, 402 for a declined card. */
export function saveMethod(world: World, row: MethodRow, customer: string): MethodRow {
  getCustomer(world, customer, "customer");
  if (row.object.customer === customer) return row;
  if (row.object.customer !== null) {
    throw invalidRequest("The payment method you provided has already been attached to a customer.", {
      code: "payment_method_unexpected_state",
    });
  }
  if (row.isSpent) {
    throw invalidRequest(
      "This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.",
      { code: "payment_method_unexpected_state" },
    );
  }
  assertSavable(row);
  return attachMethod(world, row, customer);
}
