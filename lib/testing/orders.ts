import { eq } from "drizzle-orm";
import { settleCheckout, startCheckout } from "@/lib/checkout";
import type { StartCheckoutInput } from "@/lib/checkout/contract";
import type { Context } from "@/lib/db/context";
import { orders } from "@/lib/db/schema/orders";
import { asShopper, buyNow, createShop } from "./checkout";
import { payOnPage } from "./stripe";

/** Somebody buys `quantity` things at 500 baht with delivery at 50, and pays with a card. */
export async function sell(
  ctx: Context,
  {
    quantity = 1,
    onHand = 9,
    card,
    ...form
  }: { quantity?: number; onHand?: number; card?: string } & Partial<StartCheckoutInput> = {},
) {
  const shop = await createShop(ctx, { onHand });
  const { checkoutId, url } = await startCheckout(await asShopper(ctx), { ...buyNow(shop, quantity), ...form });
  await payOnPage(url, card);
  await settleCheckout(ctx, checkoutId);
  const [order] = await ctx.db
    .select({ id: orders.id, number: orders.number })
    .from(orders)
    .where(eq(orders.checkoutId, checkoutId));
  if (!order) throw new Error("a paid checkout became no order");
  return { checkoutId, orderId: order.id, number: order.number, variantId: shop.variantId };
}
