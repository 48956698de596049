import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { carts, lineItems } from "@/lib/db/schema/cart";
import { HOME_CURRENCY } from "@/lib/core/money";
import type { WantedLine } from "../queries";

/** The open bag of a device, made when it has none. Two requests at once get the same one. */
export async function openBag({ db }: Context, deviceId: string): Promise<string> {
  const isOpenBag = and(eq(carts.deviceId, deviceId), eq(carts.kind, "bag"), eq(carts.state, "open"));
  await db.insert(carts).values({ deviceId, kind: "bag", state: "open" }).onConflictDoNothing();
  const [bag] = await db.select({ id: carts.id }).from(carts).where(isOpenBag);
  if (!bag) throw new Error("the open bag is gone right after it was made");
  return bag.id;
}

/** The open `buy_now` cart of a device for one variant, holding just that line. The bag stays as it is. */
export async function openBuyNow(
  { db }: Context,
  deviceId: string,
  line: WantedLine & { seenAmount: number },
): Promise<string> {
  return db.transaction(async (tx) => {
    const { variantId, quantity, seenAmount } = line;
    await tx.insert(carts).values({ deviceId, kind: "buy_now", state: "open", variantId }).onConflictDoNothing();
    const [cart] = await tx
      .select({ id: carts.id })
      .from(carts)
      .where(
        and(
          eq(carts.deviceId, deviceId),
          eq(carts.kind, "buy_now"),
          eq(carts.state, "open"),
          eq(carts.variantId, variantId),
        ),
      );
    if (!cart) throw new Error("the buy-now cart is gone right after it was made");
    await tx
      .insert(lineItems)
      .values({ cartId: cart.id, variantId, quantity, seenAmount, currency: HOME_CURRENCY })
      .onConflictDoUpdate({
        target: [lineItems.cartId, lineItems.variantId],
        set: { quantity: sql`excluded.quantity`, seenAmount: sql`excluded.seen_amount` },
      });
    return cart.id;
  });
}

/** Marks a cart as bought; the device's next bag is a new one. */
export async function closeCart({ db }: Context, cartId: string): Promise<void> {
  await db.update(carts).set({ state: "ordered" }).where(eq(carts.id, cartId));
}
