import { address, wholeAddress } from "../wire/address";
import { email, given, metadata, oneOf, record, required, text, unsettable } from "../wire/params";
import type { BillingDetails } from "./method-object";

export const allowRedisplay = oneOf("always", "limited", "unspecified");

export const billingDetails = record({
  address: unsettable(address),
  email: unsettable(email()),
  name: unsettable(text()),
  phone: unsettable(text(20)),
});

type Billing = ReturnType<typeof billingDetails>;

/** The members of a method's billing details that a request brought. */
export function billingOf(params: Billing): Partial<BillingDetails> {
  if (!params) return {};
  const { address: place, ...others } = params;
  return { ...given(others), ...(place !== undefined && { address: place && wholeAddress(place) }) };
}

/** A new method inside another request. Raw card numbers are refused, as Stripe does unless one asks for them. */
export const methodData = record({
  allow_redisplay: allowRedisplay,
  billing_details: billingDetails,
  metadata: metadata(),
  type: required(oneOf("promptpay")),
});

export type MethodData = NonNullable<ReturnType<typeof methodData>>;
