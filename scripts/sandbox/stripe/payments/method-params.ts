import { address, email, metadata, oneOf, record, required, text, unsettable } from "../wire/params";

export const allowRedisplay = oneOf("always", "limited", "unspecified");

export const billingDetails = record({
  address: unsettable(address),
  email: unsettable(email()),
  name: unsettable(text()),
  phone: unsettable(text(20)),
});

/** A new method inside another request. Raw card numbers are refused, as Stripe does unless one asks for them. */
export const methodData = record({
  allow_redisplay: allowRedisplay,
  billing_details: billingDetails,
  metadata: metadata(),
  type: required(oneOf("promptpay")),
});

export type MethodData = NonNullable<ReturnType<typeof methodData>>;
