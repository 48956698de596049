import { z } from "zod";
import { LocaleName, Money } from "@/lib/core/shapes";

export const OrderState = z.enum(["placed", "packed", "shipped", "delivered", "cancelled"]);

export const OrderLine = z.object({
  title: z.string(),
  choice: z.string(),
  sku: z.string(),
  pictureKey: z.string(),
  quantity: z.int(),
  unitPrice: Money,
  lineTotal: Money,
});

/**
 * Where the money of an order stands. `authorized`: the bank has promised it, it is taken when the buyer can no longer
 * undo; `releasing` and `released`: the promise is let go, and nothing was charged.
 */
export const OrderPayment = z.enum(["authorized", "releasing", "released", "paid"]);
export type OrderPayment = z.infer<typeof OrderPayment>;

/** A whole order as its buyer sees it: timeline and receipt in one. */
export const OrderView = z.object({
  id: z.uuid(),
  number: z.string(),
  state: OrderState,
  locale: LocaleName,
  placedAt: z.iso.datetime({ offset: true }),
  events: z.array(z.object({ state: z.string(), at: z.iso.datetime({ offset: true }) })),
  payment: OrderPayment,
  /** Why nothing was charged; null for an order that stands. */
  releaseCause: z.enum(["undone", "cancelled", "lost"]).nullable(),
  /** Seconds, by the shop's clock, in which the buyer can undo; zero when that is over. */
  undoSecondsLeft: z.int().min(0),
  /** Numbers of orders that go into the same parcel, for which delivery is paid once. */
  parcelWith: z.array(z.string()),
  lines: z.array(OrderLine),
  subtotal: Money,
  shipping: Money,
  taxIncluded: Money,
  total: Money,
  /** What was given back, zero or more. */
  credited: Money,
  /** What is on its way back and has not arrived, zero or more. */
  refundPending: Money,
  contact: z.object({ email: z.string(), phone: z.string(), name: z.string() }),
  address: z.object({
    country: z.string(),
    line1: z.string(),
    line2: z.string(),
    subdistrict: z.string(),
    district: z.string(),
    province: z.string(),
    postalCode: z.string(),
  }),
  shippingTitle: z.string(),
  deliverFrom: z.iso.date(),
  deliverUntil: z.iso.date(),
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  /** Where the parcel can be followed; null for a carrier that we do not know. */
  trackingUrl: z.url().nullable(),
});
export type OrderView = z.infer<typeof OrderView>;

/** An order in a list; `token` opens it. */
export const OrderSummary = z.object({
  token: z.string(),
  number: z.string(),
  state: OrderState,
  placedAt: z.iso.datetime({ offset: true }),
  total: Money,
});
export type OrderSummary = z.infer<typeof OrderSummary>;
