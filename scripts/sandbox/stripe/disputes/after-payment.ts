import { findNamedCard } from "../payments/cards";
import type { ChargeObject, MethodRow } from "../state/tables";
import { newId } from "../wire/ids";
import type { World } from "../world";
import { disputeCharge } from "./dispute-charge";

/** The card's network suspects fraud; no money has moved. */
function warnOfFraud(world: World, charge: ChargeObject): void {
  const warning = {
    id: newId("issfr"),
    object: "radar.early_fraud_warning" as const,
    actionable: true,
    charge: charge.id,
    created: world.clock.now(),
    fraud_type: "made_with_stolen_card",
    livemode: false,
    ...(charge.payment_intent !== null && { payment_intent: charge.payment_intent }),
  };
  world.store.put("warnings", warning);
  world.emit("radar.early_fraud_warning.created", { object: warning });
}

/** What the documented cards bring about once their money was taken. */
export function followPayment(world: World, charge: ChargeObject, method: MethodRow | undefined): void {
  const card = findNamedCard(method?.testCard ?? null);
  if (!card || !charge.captured) return;
  if (card.dispute) disputeCharge(world, charge, card.dispute);
  if (card.isReported) warnOfFraud(world, charge);
}
