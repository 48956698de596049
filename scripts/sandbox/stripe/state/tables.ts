import type Stripe from "stripe";

/** Objects as they travel with nothing expanded: every reference is an id. */
export type SessionObject = Omit<Stripe.Checkout.Session, "payment_intent" | "line_items"> & {
  payment_intent: string | null;
};
export type PaymentIntentObject = Omit<Stripe.PaymentIntent, "latest_charge" | "payment_method" | "customer"> & {
  latest_charge: string | null;
  payment_method: string | null;
  customer: string | null;
};
export type ChargeObject = Omit<Stripe.Charge, "payment_intent" | "refunds" | "customer"> & {
  payment_intent: string | null;
  customer: string | null;
};
export type PaymentMethodObject = Omit<Stripe.PaymentMethod, "customer"> & { customer: string | null };
export type CustomerObject = Stripe.Customer;
export type RefundObject = Omit<Stripe.Refund, "charge" | "payment_intent" | "payment_method"> & {
  payment_method: string | null;
  charge: string;
  payment_intent: string | null;
};

export type LineItemObject = {
  id: string;
  object: "item";
  adjustable_quantity: null;
  amount_discount: number;
  amount_subtotal: number;
  amount_tax: number;
  amount_total: number;
  currency: string;
  description: string;
  metadata: Record<string, string>;
  price: PriceObject;
  quantity: number;
};

export type PriceObject = {
  id: string;
  object: "price";
  active: boolean;
  billing_scheme: "per_unit";
  created: number;
  currency: string;
  custom_unit_amount: null;
  livemode: false;
  lookup_key: null;
  metadata: Record<string, string>;
  nickname: null;
  product: string;
  recurring: null;
  tax_behavior: "unspecified" | "exclusive" | "inclusive";
  tiers_mode: null;
  transform_quantity: null;
  type: "one_time";
  unit_amount: number;
  unit_amount_decimal: string;
};

export type EventType =
  | "charge.captured"
  | "charge.expired"
  | "charge.failed"
  | "charge.refunded"
  | "charge.succeeded"
  | "checkout.session.async_payment_failed"
  | "checkout.session.completed"
  | "checkout.session.expired"
  | "customer.created"
  | "payment_intent.amount_capturable_updated"
  | "payment_intent.canceled"
  | "payment_intent.created"
  | "payment_intent.payment_failed"
  | "payment_intent.processing"
  | "payment_intent.requires_action"
  | "payment_intent.succeeded"
  | "payment_method.attached"
  | "refund.created"
  | "refund.failed"
  | "refund.updated";

export type EventObject = {
  id: string;
  object: "event";
  api_version: string;
  created: number;
  data: { object: object; previous_attributes?: object };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: EventType;
};

/** What the buyer's payment will be made of; kept until the first submit, when the intent is born. */
export type IntentData = Partial<
  Pick<
    PaymentIntentObject,
    | "capture_method"
    | "description"
    | "metadata"
    | "receipt_email"
    | "statement_descriptor"
    | "statement_descriptor_suffix"
    | "transfer_group"
  >
>;

export type SessionRow = {
  id: string;
  created: number;
  object: SessionObject;
  lineItems: LineItemObject[];
  shippingName: string | null;
  intentData: IntentData;
};

export type MethodRow = {
  id: string;
  created: number;
  object: PaymentMethodObject;
  /** The documented test id of a card, which says how it behaves; null for what is no card. */
  testCard: string | null;
  /** Authenticated once for payments without the buyer. */
  isSetUp: boolean;
  /** Paid with or detached: Stripe takes it no more, unless a customer has it. */
  isSpent: boolean;
};

/** Money that a bank announced: it comes when the clock says so. */
export type LatePaymentRow = { id: string; dueAt: number };

export type DeliveryRow = {
  /** The event's id: one endpoint, so one delivery for each event. */
  id: string;
  state: "pending" | "delivered" | "failed";
  attempts: number;
  lastError: string | null;
};

export type IdempotencyRow = { id: string; fingerprint: string; status: number; body: object; created: number };

/** To keep a new kind of object, add a line here and an empty map in the store. */
export type Tables = {
  customers: CustomerObject;
  methods: MethodRow;
  sessions: SessionRow;
  /** By the id of the intent. */
  latePayments: LatePaymentRow;
  intents: PaymentIntentObject;
  charges: ChargeObject;
  refunds: RefundObject;
  events: EventObject;
  deliveries: DeliveryRow;
  idempotency: IdempotencyRow;
};

export type TableName = keyof Tables;
