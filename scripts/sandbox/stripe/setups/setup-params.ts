import { flag, listOf, metadata, oneOf, record, required, text, webAddress, type Parsed } from "../wire/params";

const CONFIRMING_SHAPE = {
  payment_method: text(),
  return_url: webAddress(),
  use_stripe_sdk: flag(),
};

export const SETUP_CREATE_SHAPE = {
  ...CONFIRMING_SHAPE,
  allowed_payment_method_types: listOf(text(), 100),
  automatic_payment_methods: record({ enabled: required(flag()), allow_redirects: oneOf("always", "never") }),
  confirm: flag(),
  customer: text(),
  description: text(1000),
  metadata: metadata(),
  usage: oneOf("off_session", "on_session"),
};

export const SETUP_CONFIRM_SHAPE = CONFIRMING_SHAPE;

export const SETUP_CANCEL_SHAPE = {
  cancellation_reason: oneOf("abandoned", "duplicate", "requested_by_customer"),
};

export type SetupCreateParams = Parsed<typeof SETUP_CREATE_SHAPE>;
