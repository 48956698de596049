import { z } from "zod";
import { findNamedCard } from "../payments/cards";
import { invalidRequest, missingResource } from "../wire/refusal";
import { switchOf } from "./switch";

const Card = z.strictObject({
  /** The newest that is saved, when none is named. */
  paymentMethod: z.string().optional(),
  /** Test id of a card whose bank this one has from now on, e.g. `pm_card_visa_chargeDeclinedLostCard`. */
  behavesLike: z.string(),
});

/** What happens to a saved card: its owner loses it, spends all that was there, or its bank asks who pays. */
export const cardSwitch = switchOf("/_sandbox/cards", Card, ({ store }, { paymentMethod, behavesLike }) => {
  if (!findNamedCard(behavesLike)) throw invalidRequest(`There is no test card ${behavesLike}.`);
  const saved = store.rows("methods").filter(({ object }) => object.customer !== null);
  const row = saved.findLast(({ id }) => paymentMethod === undefined || id === paymentMethod);
  if (!row) throw missingResource("PaymentMethod", paymentMethod ?? "newest", "paymentMethod");
  store.put("methods", { ...row, testCard: behavesLike });
  return row.object;
});
