import {
  currencyCode,
  email,
  integer,
  listOf,
  metadata,
  oneOf,
  record,
  required,
  text,
  webAddress,
  type Parsed,
} from "../wire/params";

const taxBehavior = oneOf("unspecified", "exclusive", "inclusive");

const LINE_ITEM_SHAPE = {
  price_data: required(
    record({
      currency: required(currencyCode()),
      unit_amount: required(integer()),
      tax_behavior: taxBehavior,
      product_data: required(
        record({
          name: required(text()),
          description: text(),
          images: listOf(webAddress(), 8),
          metadata: metadata(),
          tax_code: text(),
          unit_label: text(),
        }),
      ),
    }),
  ),
  quantity: required(integer(1, 999_999)),
  metadata: metadata(),
};

const durationPart = record({
  unit: required(oneOf("hour", "day", "business_day", "week", "month")),
  value: required(integer(1)),
});

const SHIPPING_OPTION_SHAPE = {
  shipping_rate_data: required(
    record({
      display_name: required(text(100)),
      type: oneOf("fixed_amount"),
      fixed_amount: required(record({ amount: required(integer()), currency: required(currencyCode()) })),
      delivery_estimate: record({ minimum: durationPart, maximum: durationPart }),
      metadata: metadata(),
      tax_behavior: taxBehavior,
      tax_code: text(),
    }),
  ),
};

const INTENT_DATA_SHAPE = {
  capture_method: oneOf("automatic", "automatic_async", "manual"),
  description: text(1000),
  metadata: metadata(),
  receipt_email: email(),
  setup_future_usage: oneOf("on_session", "off_session"),
  statement_descriptor: text(22),
  statement_descriptor_suffix: text(22),
  transfer_group: text(),
};

export const SESSION_SHAPE = {
  mode: required(oneOf("payment", "setup")),
  ui_mode: oneOf("hosted_page"),
  line_items: listOf(record(LINE_ITEM_SHAPE), 100),
  currency: currencyCode(),
  customer: text(),
  customer_creation: oneOf("always", "if_required"),
  customer_email: email(),
  client_reference_id: text(200),
  metadata: metadata(),
  payment_intent_data: record(INTENT_DATA_SHAPE),
  saved_payment_method_options: record({
    allow_redisplay_filters: listOf(oneOf("always", "limited", "unspecified"), 3),
    payment_method_remove: oneOf("disabled", "enabled"),
    payment_method_save: oneOf("disabled", "enabled"),
  }),
  setup_intent_data: record({ description: text(1000), metadata: metadata() }),
  allowed_payment_method_types: listOf(text(), 100),
  excluded_payment_method_types: listOf(text(), 100),
  submit_type: oneOf("auto", "pay"),
  locale: oneOf("auto", "en", "th"),
  success_url: required(webAddress()),
  cancel_url: webAddress(),
  expires_at: integer(),
  shipping_options: listOf(record(SHIPPING_OPTION_SHAPE), 5),
};

export type SessionParams = Parsed<typeof SESSION_SHAPE>;
