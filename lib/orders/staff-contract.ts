import { z } from "zod";
import { LocaleName, LocalText, Money, pageOf, plainText } from "@/lib/core/shapes";
import { TaskKind } from "@/lib/tasks/contract";
import { OrderPayment, OrderState, OrderView } from "./contract";

const instant = z.iso.datetime({ offset: true });
const version = z.int().positive();
/** Why something was done, for the log and for whoever looks at it later. */
const reason = plainText(500).pipe(z.string().min(1));

export const OrderParams = z.object({ orderId: z.uuid() });

/** Where an order's money stands, in one word. */
const PaymentStanding = z.enum([
  "authorized",
  "released",
  "paid",
  "refund_pending",
  "partly_refunded",
  "refunded",
  "disputed",
]);
export type PaymentStanding = z.infer<typeof PaymentStanding>;

/** An order as the list shows it. */
export const StaffOrderRow = z.object({
  id: z.uuid(),
  number: z.string(),
  state: OrderState,
  version: z.int(),
  placedAt: instant,
  deliverUntil: z.iso.date(),
  name: z.string(),
  province: z.string(),
  country: z.string(),
  pieces: z.int(),
  total: Money,
  payment: PaymentStanding,
  openTasks: z.int(),
});
export type StaffOrderRow = z.infer<typeof StaffOrderRow>;
export const StaffOrderPage = pageOf(StaffOrderRow);
export type StaffOrderPage = z.infer<typeof StaffOrderPage>;

/** A day of a time in which there was, or will be, a shop. */
const day = z.iso.date().refine((text) => text >= "2000" && text < "2200");

const ORDER_SORTS = ["newest", "oldest", "largest"] as const;

export const StaffOrdersQuery = z.strictObject({
  /** A part of the number, the name, the e-mail or the phone. */
  q: plainText(100).optional(),
  state: OrderState.optional(),
  payment: PaymentStanding.optional(),
  /** Calendar days where the shop is, both included. */
  from: day.optional(),
  until: day.optional(),
  /** Only those that somebody has to put something right about. */
  tasks: z.enum(["open"]).optional(),
  sort: z.enum(ORDER_SORTS).default("newest"),
  cursor: z.string().max(200).optional(),
});
export type StaffOrdersQuery = z.infer<typeof StaffOrdersQuery>;

const StaffLine = z.object({
  position: z.int(),
  sku: z.string(),
  title: LocalText,
  choice: LocalText,
  pictureKey: z.string(),
  quantity: z.int(),
  unitPrice: Money,
  refundedQuantity: z.int(),
  restockedQuantity: z.int(),
});
export type StaffLine = z.infer<typeof StaffLine>;

/** One movement of money as Stripe knows it; `amount` is negative for what left us. */
const MoneyEntry = z.object({
  ref: z.string(),
  kind: z.enum(["capture", "refund", "refund_failed", "dispute", "dispute_won"]),
  money: Money,
  at: instant,
});

const StaffRefund = z.object({
  id: z.uuid(),
  money: Money,
  state: z.enum(["requested", "pending", "succeeded", "failed"]),
  /** Waits until the buyer has told Stripe a bank account. */
  isAsked: z.boolean(),
  note: z.string(),
  at: instant,
});
export type StaffRefund = z.infer<typeof StaffRefund>;

const StaffDispute = z.object({
  id: z.string(),
  /** Stripe's own word. */
  state: z.string(),
  reason: z.string(),
  money: Money,
  respondBy: instant.nullable(),
});

const StockMovement = z.object({ sku: z.string(), delta: z.int(), reason: z.string(), at: instant });

const MailEntry = z.object({
  kind: z.string(),
  at: instant,
  sentAt: instant.nullable(),
  attempts: z.int(),
});

const HistoryEntry = z.object({
  id: z.uuid(),
  action: z.string(),
  /** Null for a job of the shop. */
  person: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  at: instant,
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** An order with all that staff need to know of it. */
export const StaffOrder = z.object({
  id: z.uuid(),
  number: z.string(),
  state: OrderState,
  version: z.int(),
  locale: LocaleName,
  placedAt: instant,
  contact: OrderView.shape.contact,
  address: OrderView.shape.address,
  shippingTitle: LocalText,
  deliverFrom: z.iso.date(),
  deliverUntil: z.iso.date(),
  /** A known carrier's id, or the name of another one. */
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  packingNote: z.string(),
  /** Key of the page that the buyer has. */
  token: z.string(),
  lines: z.array(StaffLine),
  subtotal: Money,
  shipping: Money,
  total: Money,
  /** What can still be given back. */
  refundable: Money,
  payment: PaymentStanding,
  /** Of one that is `authorized` or `released`: how it stands, and the seconds in which its buyer can undo it. */
  promise: z.object({ payment: OrderPayment, undoSecondsLeft: z.int() }),
  /** Numbers of orders that go into the same parcel. */
  parcelWith: z.array(z.string()),
  method: z.enum(["page", "promptpay", "saved_card"]),
  money: z.array(MoneyEntry),
  refunds: z.array(StaffRefund),
  disputes: z.array(StaffDispute),
  movements: z.array(StockMovement),
  mails: z.array(MailEntry),
  notes: z.array(z.object({ id: z.uuid(), text: z.string(), person: z.string(), at: instant })),
  history: z.array(HistoryEntry),
  tasks: z.array(z.object({ id: z.uuid(), kind: TaskKind, at: instant })),
});
export type StaffOrder = z.infer<typeof StaffOrder>;

/** The version that was seen last. */
export const OrderVersion = z.strictObject({ version });

const PARCEL_NUMBER = /^[\w-]*$/;

/** With whom a parcel goes. A known carrier gives a number to follow it by; another one may have none. */
export const ParcelInput = z.strictObject({
  version,
  carrier: plainText(60).pipe(z.string().min(1)),
  trackingNumber: z
    .string()
    .normalize("NFKC")
    .transform((text) => text.replaceAll(/\s/g, "").toUpperCase())
    .pipe(z.string().max(60).regex(PARCEL_NUMBER)),
});
export type ParcelInput = z.infer<typeof ParcelInput>;

export const PackOrdersInput = z.strictObject({
  orders: z
    .array(z.strictObject({ id: z.uuid(), version }))
    .min(1)
    .max(50),
});
export type PackOrdersInput = z.infer<typeof PackOrdersInput>;
export const PackedOrders = z.object({
  packed: z.array(z.object({ id: z.uuid(), version: z.int() })),
  refused: z.array(z.object({ id: z.uuid(), reason: z.string() })),
});
export type PackedOrders = z.infer<typeof PackedOrders>;

export const CancelInput = z.strictObject({ version, note: reason, isRestocked: z.boolean() });
export type CancelInput = z.infer<typeof CancelInput>;

const ChosenLine = z.strictObject({ position: z.int().nonnegative(), quantity: z.int().positive().max(10_000) });
export type ChosenLine = z.infer<typeof ChosenLine>;

export const RefundInput = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("amount"), version, note: reason, amount: z.int().positive().max(99_999_999) }),
  z.strictObject({
    by: z.literal("lines"),
    version,
    note: reason,
    lines: z.array(ChosenLine).max(200),
    withShipping: z.boolean(),
    isRestocked: z.boolean(),
  }),
]);
export type RefundInput = z.infer<typeof RefundInput>;

export const OrderNoteInput = z.strictObject({ text: reason });
export const PackingNoteInput = z.strictObject({ version, packingNote: plainText(300) });

/** As many as one print takes. */
const MAX_SLIPS = 50;

/** Ids of the orders whose slips are printed, with commas between them. */
export const SlipIds = z
  .string()
  .transform((list) => list.split(","))
  .pipe(z.array(z.uuid()).min(1).max(MAX_SLIPS));

/** What goes into a parcel, in the order's own language. */
export const PackingSlip = z.object({
  id: z.uuid(),
  number: z.string(),
  locale: LocaleName,
  placedAt: instant,
  contact: OrderView.shape.contact,
  address: OrderView.shape.address,
  shippingTitle: z.string(),
  packingNote: z.string(),
  /** Without what was given back. */
  lines: z.array(
    z.object({ position: z.int(), title: z.string(), choice: z.string(), sku: z.string(), quantity: z.int() }),
  ),
  /** Where the code on it leads. */
  url: z.url(),
});
export type PackingSlip = z.infer<typeof PackingSlip>;
