import {
  address,
  currencyCode,
  email,
  flag,
  integer,
  listOf,
  metadata,
  metadataChange,
  oneOf,
  record,
  required,
  text,
  unsettable,
  webAddress,
  type Parsed,
} from "../wire/params";
import { methodData } from "./method-params";

const shipping = record({
  address: required(address),
  carrier: text(),
  name: required(text()),
  phone: text(20),
  tracking_number: text(),
});

const futureUsage = oneOf("on_session", "off_session");
const captureMethod = oneOf("automatic", "automatic_async", "manual");

/** What create, update and confirm all take. */
const COMMON_SHAPE = {
  payment_method: text(),
  payment_method_data: methodData,
  payment_method_options: record({
    card: record({ request_three_d_secure: oneOf("any", "automatic", "challenge") }),
    promptpay: record({}),
  }),
  receipt_email: unsettable(email()),
  setup_future_usage: unsettable(futureUsage),
  shipping: unsettable(shipping),
};

/** What only a confirmation understands. */
const CONFIRMING_SHAPE = {
  error_on_requires_action: flag(),
  off_session: (value: Parameters<ReturnType<typeof flag>>[0], path: string) =>
    value === "one_off" || value === "recurring" ? true : flag()(value, path),
  radar_options: record({ session: text() }),
  return_url: webAddress(),
  use_stripe_sdk: flag(),
};

export const CREATE_SHAPE = {
  ...COMMON_SHAPE,
  ...CONFIRMING_SHAPE,
  allowed_payment_method_types: listOf(text(), 100),
  amount: required(integer()),
  automatic_payment_methods: record({ enabled: required(flag()), allow_redirects: oneOf("always", "never") }),
  capture_method: captureMethod,
  confirm: flag(),
  currency: required(currencyCode()),
  customer: text(),
  description: text(1000),
  excluded_payment_method_types: listOf(text(), 100),
  metadata: metadata(),
  statement_descriptor_suffix: text(22),
  transfer_group: text(),
};

export const CONFIRM_SHAPE = { ...COMMON_SHAPE, ...CONFIRMING_SHAPE, capture_method: captureMethod };

export const UPDATE_SHAPE = {
  ...COMMON_SHAPE,
  amount: integer(),
  currency: currencyCode(),
  customer: text(),
  description: unsettable(text(1000)),
  metadata: metadataChange(),
};

export const CAPTURE_SHAPE = {
  amount_to_capture: integer(1),
  final_capture: flag(),
  metadata: metadataChange(),
  statement_descriptor_suffix: text(22),
};

export const CANCEL_SHAPE = {
  cancellation_reason: oneOf("abandoned", "duplicate", "fraudulent", "requested_by_customer"),
};

export type CreateParams = Parsed<typeof CREATE_SHAPE>;
export type ConfirmParams = Parsed<typeof CONFIRM_SHAPE>;
export type UpdateParams = Parsed<typeof UPDATE_SHAPE>;
