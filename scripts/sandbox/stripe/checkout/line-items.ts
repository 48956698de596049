import { newId } from "../wire/ids";
import { invalidRequest } from "../wire/refusal";
import type { LineItemObject } from "../state/tables";
import type { SessionParams } from "./session-params";

type LineItemParams = NonNullable<SessionParams["line_items"]>[number];

function newLineItem({ price_data, quantity, metadata }: LineItemParams, created: number): LineItemObject {
  const amount = price_data.unit_amount * quantity;
  return {
    id: newId("li"),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price_data.currency,
    description: price_data.product_data.name,
    metadata,
    price: {
      id: newId("price"),
      object: "price",
      active: false,
      billing_scheme: "per_unit",
      created,
      currency: price_data.currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: newId("prod", 14),
      recurring: null,
      tax_behavior: price_data.tax_behavior ?? "unspecified",
      tiers_mode: null,
      transform_quantity: null,
      type: "one_time",
      unit_amount: price_data.unit_amount,
      unit_amount_decimal: String(price_data.unit_amount),
    },
    quantity,
  };
}

type Lines = { lineItems: LineItemObject[]; currency: string; subtotal: number };

/** The lines of a session; all in one currency, since it becomes one payment. */
export function newLineItems(params: SessionParams, created: number): Lines {
  const lineItems = (params.line_items ?? []).map((line) => newLineItem(line, created));
  const currency = params.currency ?? lineItems[0]?.currency;
  if (currency === undefined) {
    throw invalidRequest("Checkout Session must have at least one line item.", { param: "line_items" });
  }
  const other = lineItems.findIndex((line) => line.currency !== currency);
  if (other !== -1) {
    throw invalidRequest("All line items in one Checkout Session must have the same currency.", {
      param: `line_items[${other}][price_data][currency]`,
    });
  }
  return { lineItems, currency, subtotal: lineItems.reduce((sum, line) => sum + line.amount_total, 0) };
}
