import { eq } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { lineItems } from "@/lib/db/schema/cart";
import { lockOpenBag } from "./open-cart";

/**
 * Empties the open bag of a device. A payment page that is open goes on: what it sells was frozen when it was opened.
 *
 * @param ctx Its `db` should be a transaction.
 */
export async function forgetBag(ctx: Context, deviceId: string): Promise<void> {
  const bagId = await lockOpenBag(ctx, deviceId);
  if (bagId !== null) await ctx.db.delete(lineItems).where(eq(lineItems.cartId, bagId));
}
