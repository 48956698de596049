import { and, eq, inArray } from "drizzle-orm";
import { addLine } from "@/lib/cart";
import { getQuote, startCheckout } from "@/lib/checkout";
import type { Context } from "@/lib/db/context";
import { carts, lineItems } from "@/lib/db/schema/cart";
import { variants } from "@/lib/db/schema/catalog";
import { shippingRates } from "@/lib/db/schema/shipping";
import type { DemoOrder } from "./demo-orders";

/** Fills a buyer's bag, which may be half full from an interrupted run, and presses pay. @returns The checkout's id. */
export async function startDemoCheckout(ctx: Context, demo: DemoOrder, deviceId: string): Promise<string> {
  const buyer: Context = { ...ctx, actor: { kind: "device", deviceId } };
  await fillBag(buyer, demo, deviceId);
  const { contact, address, locale } = demo;
  const [rate] = await ctx.db
    .select({ id: shippingRates.id })
    .from(shippingRates)
    .where(eq(shippingRates.handle, demo.rate));
  if (!rate) throw new Error(`the demo order ${demo.name} has no rate ${demo.rate}`);
  const quote = await getQuote(buyer, { country: address.country, rate: rate.id }, locale);
  const form = { contact, address, locale, shippingRateId: rate.id, expectedTotal: quote.total.amount };
  return (await startCheckout(buyer, { source: { kind: "bag" }, pay: "page", ...form })).checkoutId;
}

async function fillBag(buyer: Context, { lines }: DemoOrder, deviceId: string): Promise<void> {
  const inBag = await buyer.db
    .select({ sku: variants.sku })
    .from(lineItems)
    .innerJoin(carts, and(eq(carts.id, lineItems.cartId), eq(carts.deviceId, deviceId)))
    .innerJoin(variants, eq(variants.id, lineItems.variantId));
  const missing = lines.filter(({ sku }) => !inBag.some((line) => line.sku === sku));
  if (missing.length === 0) return;
  const found = await buyer.db
    .select({ id: variants.id, sku: variants.sku })
    .from(variants)
    .where(
      inArray(
        variants.sku,
        missing.map(({ sku }) => sku),
      ),
    );
  for (const { sku, quantity } of missing) {
    const variantId = found.find((variant) => variant.sku === sku)?.id;
    if (variantId === undefined) throw new Error(`the demo orders name ${sku}, which the catalogue lacks`);
    await addLine(buyer, { variantId, quantity });
  }
}
