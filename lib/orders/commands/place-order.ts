import { sql } from "drizzle-orm";
import type { Address, Contact } from "@/lib/core/address";
import { BRAND } from "@/lib/core/brand";
import type { Locale, LocalText } from "@/lib/core/locale";
import type { Currency } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { orderEvents, orderLines, orders } from "@/lib/db/schema/orders";

type OrderLineInput = {
  variantId: string;
  sku: string;
  title: LocalText;
  choice: LocalText;
  mediaKey: string;
  quantity: number;
  unitAmount: number;
};

type PlaceOrderInput = {
  checkoutId: string;
  /** The remembered customer who bought; null for a guest. */
  customerId: string | null;
  stripeRef: string;
  /** Whether its money came already; otherwise a bank has promised it. */
  isPaid: boolean;
  locale: Locale;
  currency: Currency;
  subtotalAmount: number;
  shippingAmount: number;
  taxIncludedAmount: number;
  totalAmount: number;
  contact: Contact;
  address: Address;
  shippingTitle: LocalText;
  deliverFrom: string;
  deliverUntil: string;
  lines: OrderLineInput[];
};

/**
 * Writes the snapshot of a sale. Unique keys on the checkout and on the payment let only one exist.
 *
 * @param ctx Its `db` must be the transaction that turns the checkout to paid or authorized.
 * @param input Frozen by the checkout; nothing is read from the catalogue.
 * @returns The order's id.
 */
export async function placeOrder({ db }: Context, { lines, isPaid, ...input }: PlaceOrderInput): Promise<string> {
  const [order] = await db
    .insert(orders)
    .values({
      ...input,
      number: sql`${BRAND.orderPrefix} || '-' || nextval('order_numbers')`,
      state: "placed",
      paidAt: isPaid ? sql`now()` : null,
    })
    .returning({ id: orders.id });
  if (!order) throw new Error("the new order came back without a row");
  await db.insert(orderLines).values(lines.map((line, position) => ({ ...line, orderId: order.id, position })));
  await db.insert(orderEvents).values({ orderId: order.id, state: "placed" });
  return order.id;
}
