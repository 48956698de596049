import { z } from "zod";
import { RememberedDevice, SavedAddress } from "@/lib/accounts/contract";
import { CheckoutSource, ContactInput } from "@/lib/checkout/contract";
import { LocaleName, Money } from "@/lib/core/shapes";
import { OrderSummary } from "@/lib/orders/contract";
import { CardId, SavedCard } from "@/lib/payments/contract";

export const OneTapQuery = z.strictObject({
  variant: z.uuid(),
  quantity: z.coerce.number().int().min(1).max(99).default(1),
});
export type OneTapQuery = z.infer<typeof OneTapQuery>;

/** What one tap would do now; null where this browser may not buy for anybody, or a card or an address is missing. */
export const OneTap = z
  .object({
    card: z.object({ id: z.string(), brand: z.string(), last4: z.string() }),
    /** `label` is empty until its owner names it; `place` is the district or city. */
    address: z.object({ id: z.uuid(), label: z.string(), place: z.string() }),
    /** With delivery and tax. */
    total: Money,
    shippingRateId: z.uuid(),
    /** A mailed code is asked for, because the total is above the shop's limit. */
    isCodeNeeded: z.boolean(),
  })
  .nullable();
export type OneTap = z.infer<typeof OneTap>;

export const EmailCode = z
  .string()
  .normalize("NFKC")
  .transform((text) => text.replaceAll(/[\s-]/g, ""))
  .pipe(z.string().regex(/^\d{6}$/));

export const OneTapInput = z.strictObject({
  source: CheckoutSource,
  /** Without it the default card. */
  cardId: CardId.optional(),
  /** Without it the default address. */
  addressId: z.uuid().optional(),
  shippingRateId: z.uuid(),
  /** The total on the button, in minor units: another one is said before anything is charged. */
  expectedTotal: z.int().min(0),
  locale: LocaleName,
  code: EmailCode.optional(),
});
export type OneTapInput = z.infer<typeof OneTapInput>;

/** An order; the bank's page, on which the buyer confirms; or not known yet: ask with the checkout's key. */
export const OneTapAnswer = z.discriminatedUnion("state", [
  z.object({ state: z.literal("paid"), orderToken: z.string() }),
  z.object({ state: z.literal("confirm"), url: z.url() }),
  z.object({ state: z.literal("open"), checkout: z.string() }),
]);
export type OneTapAnswer = z.infer<typeof OneTapAnswer>;

export const FindOrdersInput = z.strictObject({ email: ContactInput.shape.email });
export const ConfirmOrdersInput = z.strictObject({
  code: EmailCode,
  /** Whether this browser may from now on buy for the owner of the address. */
  isToRemember: z.boolean(),
});
export type ConfirmOrdersInput = z.infer<typeof ConfirmOrdersInput>;
export const FoundOrders = z.object({ orders: z.array(OrderSummary) });
export type FoundOrders = z.infer<typeof FoundOrders>;

/** Everything the shop remembers of a customer; null for a browser that it remembers nobody by. */
export const Account = z
  .object({
    email: z.string(),
    isEmailConfirmed: z.boolean(),
    orders: z.array(OrderSummary),
    addresses: z.array(SavedAddress),
    cards: z.array(SavedCard),
    devices: z.array(RememberedDevice),
  })
  .nullable();
export type Account = z.infer<typeof Account>;
