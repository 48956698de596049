import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { carts, lineItems } from "@/lib/db/schema/cart";
import { newId } from "@/lib/core/ids";
import { HOME_CURRENCY } from "@/lib/core/money";
import type { WantedLine } from "../queries";
import { type Bought, leftOf } from "../rules";

/**
 * The open bag of a device, made when it has none. Two requests at once get the same one.
 *
 * @param ctx Its `db` should be a transaction: the bag stays locked until it ends, so that it is not bought meanwhile.
 */
export async function openBag(ctx: Context, deviceId: string): Promise<string> {
  // The bag may be bought between the two steps; then there is room for a new one.
  for (let round = 0; round < 3; round += 1) {
    await ctx.db.insert(carts).values({ deviceId, kind: "bag", state: "open" }).onConflictDoNothing();
    const bagId = await lockOpenBag(ctx, deviceId);
    if (bagId !== null) return bagId;
  }
  throw new Error("the open bag is gone each time right after it was made");
}

/** The open bag of a device, locked until the transaction ends, or null while it has none. */
export async function lockOpenBag({ db }: Context, deviceId: string): Promise<string | null> {
  const [bag] = await db
    .select({ id: carts.id })
    .from(carts)
    .where(and(eq(carts.deviceId, deviceId), eq(carts.kind, "bag"), eq(carts.state, "open")))
    .for("update");
  return bag?.id ?? null;
}

/** The open `buy_now` cart of a device for one variant, holding just that line. The bag stays as it is. */
export async function openBuyNow(
  { db }: Context,
  deviceId: string,
  { variantId, quantity, seenAmount }: WantedLine & { seenAmount: number },
): Promise<string> {
  // One statement, because whoever buys in a rush does this. Only a row that is written is given back.
  const answer = await db.execute(sql`
    with cart as (insert into ${carts} (id, device_id, kind, state, variant_id)
      values (${newId()}, ${deviceId}, 'buy_now', 'open', ${variantId})
      on conflict (device_id, variant_id) where kind = 'buy_now' and state = 'open' do update set state = 'open'
      returning id)
    insert into ${lineItems} (cart_id, variant_id, quantity, seen_amount, currency)
      select id, ${variantId}::uuid, ${quantity}::int, ${seenAmount}::int, ${HOME_CURRENCY} from cart
      on conflict (cart_id, variant_id) do update set quantity = excluded.quantity, seen_amount = excluded.seen_amount
      returning cart_id as "cartId"`);
  // Safe: the driver gives rows, and one was written.
  const [{ cartId }] = (answer as { rows: [{ cartId: string }] }).rows;
  return cartId;
}

/**
 * Marks a cart as bought. What was put into a bag after its payment page opened waits in the device's next bag.
 *
 * @param ctx Its `db` must be the transaction that holds the cart's row lock.
 * @param bought What the payment was for.
 */
export async function closeCart(ctx: Context, cartId: string, bought: readonly Bought[]): Promise<void> {
  const { db } = ctx;
  const [closed] = await db
    .update(carts)
    .set({ state: "ordered" })
    .where(and(eq(carts.id, cartId), eq(carts.state, "open")))
    .returning({ deviceId: carts.deviceId, kind: carts.kind });
  if (closed?.kind !== "bag") return;
  const left = leftOf(await db.select().from(lineItems).where(eq(lineItems.cartId, cartId)), bought);
  if (left.length === 0) return;
  const next = await openBag(ctx, closed.deviceId);
  await db.insert(lineItems).values(left.map((line) => ({ ...line, cartId: next })));
}
