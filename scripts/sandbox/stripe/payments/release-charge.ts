import type { ChargeObject } from "../state/tables";
import type { World } from "../world";
import { newRefund } from "./refund-object";

/**
 * Gives a promise back, whole or in part. Stripe writes this down as a refund, though no money had moved: it has no
 * balance transaction, and whoever sums refunds must leave it out.
 */
export function releaseCharge(world: World, charge: ChargeObject, amount: number): ChargeObject {
  const refund = newRefund({
    charge,
    amount,
    balance_transaction: null,
    created: world.clock.now(),
    destination_details: { type: "card", card: { type: "reversal" } },
    status: "succeeded",
  });
  const released: ChargeObject = {
    ...charge,
    amount_refunded: amount,
    refunded: amount === charge.amount,
  };
  world.store.put("refunds", refund);
  world.store.put("charges", released);
  world.emit("charge.refunded", {
    object: released,
    previous: { amount_refunded: charge.amount_refunded, refunded: charge.refunded },
  });
  return released;
}
