import { newId } from "../wire/ids";
import { invalidRequest } from "../wire/refusal";
import type { SessionObject } from "../state/tables";
import type { SessionParams } from "./session-params";

type Shipping = {
  amount: number;
  name: string | null;
  cost: SessionObject["shipping_cost"];
  options: SessionObject["shipping_options"];
};

/** Stripe preselects the first option; the stand-in's page has no way to choose another. */
export function newShipping(params: SessionParams, currency: string): Shipping {
  const rates = (params.shipping_options ?? []).map(({ shipping_rate_data: rate }, index) => {
    if (rate.fixed_amount.currency !== currency) {
      throw invalidRequest("The shipping rate's currency must be the session's currency.", {
        param: `shipping_options[${index}][shipping_rate_data][fixed_amount][currency]`,
      });
    }
    return { id: newId("shr"), name: rate.display_name, amount: rate.fixed_amount.amount };
  });
  const options = rates.map((rate) => ({ shipping_amount: rate.amount, shipping_rate: rate.id }));
  const chosen = rates[0];
  if (!chosen) return { amount: 0, name: null, cost: null, options };
  return {
    amount: chosen.amount,
    name: chosen.name,
    cost: { amount_subtotal: chosen.amount, amount_tax: 0, amount_total: chosen.amount, shipping_rate: chosen.id },
    options,
  };
}
