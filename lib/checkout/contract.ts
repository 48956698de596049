import { z } from "zod";
import { Currency, LocaleName, Money, plainText } from "@/lib/core/shapes";
import { LineItem } from "@/lib/cart/contract";
import { Country, PostalCode, ShippingRate } from "@/lib/shipping/contract";

const needed = (max: number) => plainText(max).min(1);

/** Postal code of Thailand: five digits; elsewhere whatever the country writes, or nothing. */
const POSTAL_CODE_TH = /^\d{5}$/;

export const ContactInput = z.strictObject({
  email: z.string().normalize("NFKC").trim().pipe(z.email().max(254)),
  phone: z
    .string()
    .normalize("NFKC")
    .trim()
    .regex(/^\+?[\d ()-]{8,20}$/),
  name: needed(100),
});

export const AddressInput = z
  .strictObject({
    country: Country,
    line1: needed(200),
    line2: plainText(200).default(""),
    subdistrict: plainText(100).default(""),
    district: plainText(100).default(""),
    province: plainText(100).default(""),
    postalCode: plainText(20).default(""),
  })
  .superRefine((address, context) => {
    if (address.country !== "TH") {
      if (address.district === "") context.addIssue({ code: "custom", path: ["district"], message: "needed" });
      return;
    }
    for (const field of ["subdistrict", "district", "province"] as const) {
      if (address[field] === "") context.addIssue({ code: "custom", path: [field], message: "needed in Thailand" });
    }
    if (!POSTAL_CODE_TH.test(address.postalCode)) {
      context.addIssue({ code: "custom", path: ["postalCode"], message: "five digits" });
    }
  });

/** What is bought: the device's bag, or one variant at once. */
export const CheckoutSource = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("bag") }),
  z.strictObject({ kind: z.literal("variant"), variantId: z.uuid(), quantity: z.int().min(1).max(99) }),
]);
export type CheckoutSource = z.infer<typeof CheckoutSource>;

export const StartCheckoutInput = z.strictObject({
  source: CheckoutSource,
  contact: ContactInput,
  address: AddressInput,
  shippingRateId: z.uuid(),
  locale: LocaleName,
  /** On Stripe's page (cards and wallets), or by a QR code on ours. */
  pay: z.enum(["page", "promptpay"]),
  /** Whether this browser may buy again for its buyer, and whether Stripe is to keep their card for that. */
  remember: z.enum(["no", "address", "card"]),
  /** The total on the shopper's screen, in minor units: another one is said before anything is charged. */
  expectedTotal: z.int().min(0),
});
export type StartCheckoutInput = z.infer<typeof StartCheckoutInput>;

export const StartedCheckout = z.object({ checkoutId: z.uuid(), url: z.url() });
export type StartedCheckout = z.infer<typeof StartedCheckout>;

/** Every cost before anything is asked of the shopper. `shipping` is null where no rate is offered. */
export const Quote = z.object({
  lines: z.array(LineItem),
  rates: z.array(ShippingRate),
  shippingRateId: z.uuid().nullable(),
  currency: Currency,
  subtotal: Money,
  shipping: Money.nullable(),
  total: Money,
  taxIncluded: Money,
});
export type Quote = z.infer<typeof Quote>;

export const QuoteQuery = z.strictObject({
  country: Country,
  /** Of a Thai address, once it is known: far parts of the country take longer. */
  postalCode: PostalCode.optional(),
  rate: z.uuid().optional(),
  variant: z.uuid().optional(),
  quantity: z.coerce.number().int().min(1).max(99).optional(),
});
export type QuoteQuery = z.infer<typeof QuoteQuery>;

/** Signed key of one checkout, for pages of ours on which it is paid. */
export const CheckoutToken = z.string().max(100);

/** By what the buyer's browser knows the payment: the id of Stripe's page, or our own key. */
export const SettleInput = z.union([
  z.strictObject({ sessionId: z.string().regex(/^cs_\w{5,200}$/) }),
  z.strictObject({ checkout: CheckoutToken }),
]);
export type SettleInput = z.infer<typeof SettleInput>;

/** Where a checkout stands, in the words that the return page needs. `paid`: there is an order, whose page says the rest. */
export const CheckoutOutcome = z.object({
  state: z.enum(["open", "paid", "expired", "refunded", "under_review"]),
  orderToken: z.string().nullable(),
  /** Why the bank said no, once it did; then the checkout is over. */
  decline: z
    .enum(["declined", "insufficient-funds", "expired", "wrong-details", "not-supported", "not-confirmed", "try-again"])
    .nullable(),
  /** What was to be bought, for the way back to the checkout. */
  source: CheckoutSource,
});
export type CheckoutOutcome = z.infer<typeof CheckoutOutcome>;

/** A QR payment as the buyer's page shows it. */
export const QrPayment = CheckoutOutcome.extend({
  total: Money,
  /** When the held goods are let go and the code ends. */
  expiresAt: z.iso.datetime({ offset: true }),
  /** Seconds until then by the shop's clock, which a phone's may differ from; zero when it is over. */
  secondsLeft: z.int().min(0),
  /** Address of the code as a picture; null once it cannot be paid any more. */
  qrUrl: z.string().nullable(),
});
export type QrPayment = z.infer<typeof QrPayment>;

/** What became of an order that was undone: let go, or about to be while Stripe does not answer. */
export const UndoneOrder = z.object({ state: z.enum(["released", "releasing"]) });
export type UndoneOrder = z.infer<typeof UndoneOrder>;

/** Signed key of an order, as in the address of its page. */
export const OrderTokenParams = z.strictObject({ token: z.string().max(100) });

export const CheckoutParams = z.strictObject({ token: CheckoutToken });
