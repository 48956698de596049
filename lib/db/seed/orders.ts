import { eq, inArray } from "drizzle-orm";
import { closeCheckout, refundOrder, settleCheckout, startCheckout } from "@/lib/checkout";
import type { StartCheckoutInput } from "@/lib/checkout/contract";
import type { Context } from "@/lib/db/context";
import { devices } from "@/lib/db/schema/accounts";
import { prices, variants } from "@/lib/db/schema/catalog";
import { shippingRatePrices, shippingRates } from "@/lib/db/schema/shipping";
import { advanceOrder, findOrderByCheckout } from "@/lib/orders";
import { DEMO_ORDERS, type DemoOrder } from "./demo-orders";

/** Marks the demo's orders: this device has bought them, and no browser can be it. */
const BUYER = "demo-buyer";

const CARD = { number: "4242424242424242", expiry: "12/40", cvc: "123", name: "Demo Buyer" };

/**
 * Past orders in every state, made by the real checkout against the Stripe stand-in, so that their books balance.
 *
 * @returns How many were made; none when they are there already.
 */
export async function seedOrders(ctx: Context): Promise<number> {
  const [buyer] = await ctx.db
    .insert(devices)
    .values({ tokenHash: BUYER })
    .onConflictDoNothing()
    .returning({ id: devices.id });
  if (!buyer) return 0;
  const shopper: Context = { ...ctx, actor: { kind: "device", deviceId: buyer.id } };
  for (const order of DEMO_ORDERS) await seedOrder(shopper, order);
  return DEMO_ORDERS.length;
}

async function seedOrder(ctx: Context, order: DemoOrder): Promise<void> {
  const { checkoutId, url } = await startCheckout(ctx, await formOf(ctx, order));
  if (order.ends === "expired") {
    await closeCheckout(ctx, checkoutId);
    return;
  }
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams(CARD), redirect: "manual" });
  if (answer.status !== 303) throw new Error(`The stand-in answered ${String(answer.status)} to a demo payment.`);
  await settleCheckout(ctx, checkoutId);
  const placed = await findOrderByCheckout(ctx, checkoutId);
  if (!placed) throw new Error("A demo payment did not become an order.");
  for (const to of order.steps) {
    const parcel = to === "shipped" ? { carrier: "Thailand Post", trackingNumber: "EX123456789TH" } : {};
    await advanceOrder(ctx, placed.id, { to, ...parcel });
  }
  if (order.ends === "refunded") await refundOrder(ctx, placed.id, { amount: placed.totalAmount });
  if (order.ends === "partly_refunded") await refundOrder(ctx, placed.id, { amount: 10_000 });
}

async function formOf({ db }: Context, order: DemoOrder): Promise<StartCheckoutInput> {
  const [offer] = await db
    .select({ variantId: variants.id, amount: prices.amount, currency: prices.currency })
    .from(variants)
    .innerJoin(prices, eq(prices.variantId, variants.id))
    .where(eq(variants.sku, order.sku))
    .orderBy(prices.currency);
  const country = order.address.country === "TH" ? "TH" : "*";
  const [rate] = await db
    .select({ id: shippingRates.id, amount: shippingRatePrices.amount })
    .from(shippingRates)
    .innerJoin(shippingRatePrices, eq(shippingRatePrices.shippingRateId, shippingRates.id))
    .where(inArray(shippingRates.country, [country]))
    .orderBy(shippingRates.position, shippingRatePrices.currency);
  if (!offer || !rate) throw new Error(`The demo order of ${order.sku} has no offer or no rate.`);
  const { sku: _, quantity, steps: __, ends: ___, ...form } = order;
  return {
    ...form,
    source: { kind: "variant", variantId: offer.variantId, quantity },
    shippingRateId: rate.id,
    expectedTotal: offer.amount * quantity + rate.amount,
  };
}
