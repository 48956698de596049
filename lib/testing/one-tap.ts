import { eq, sql } from "drizzle-orm";
import { startCheckout } from "@/lib/checkout";
import { buyWithOneTap, settleForBuyer } from "@/lib/customers";
import type { OneTapInput } from "@/lib/customers/contract";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { stock } from "@/lib/db/schema/inventory";
import { orders } from "@/lib/db/schema/orders";
import { asShopper, buyNow, createShop } from "./checkout";
import { BROWSER } from "./customers";
import { payOnPage, sandbox } from "./stripe";

type Shop = { variantId: string; shippingRateId: string };

/** Buys once on Stripe's page and ticks both boxes; from then on this browser buys with one tap. */
export async function withSavedCard(ctx: Context, { onHand = 5, number = "4242424242424242" } = {}) {
  const shop = await createShop(ctx, { onHand });
  const stranger = await asShopper(ctx);
  const { checkoutId, url } = await startCheckout(stranger, { ...buyNow(shop), remember: "card" });
  await payOnPage(url, number);
  const sessionId = new URL(url).pathname.split("/").at(-1) ?? "";
  const { token } = await settleForBuyer(stranger, { sessionId }, BROWSER);
  const [row] = await ctx.db
    .select({ customerId: checkouts.customerId, deviceId: checkouts.deviceId })
    .from(checkouts)
    .where(eq(checkouts.id, checkoutId));
  if (row?.customerId == null) throw new Error("nobody is remembered");
  const { customerId, deviceId } = row;
  const shopper: Context = { ...ctx, actor: { kind: "device", deviceId, customerId } };
  return { shop, shopper, stranger, customerId, deviceId, token, checkoutId, sessionId };
}

/** A tap on the shop's variant. */
export const tapOn = ({ variantId, shippingRateId }: Shop, change: Partial<OneTapInput> = {}): OneTapInput => ({
  ...{ source: { kind: "variant", variantId, quantity: 1 }, shippingRateId },
  ...{ expectedTotal: 55_000, locale: "th", ...change },
});

/** Buys with one tap: the card is promised, and the order can be undone. */
export async function tapOnce(ctx: Context, given?: Awaited<ReturnType<typeof withSavedCard>>) {
  const saved = given ?? (await withSavedCard(ctx));
  const answer = await buyWithOneTap(saved.shopper, tapOn(saved.shop));
  if (answer.state !== "paid") throw new Error(`the tap is ${answer.state}`);
  return { ...saved, ...(await readTap(ctx, answer.orderToken)) };
}

/** What a tap came to. */
export async function readTap({ db }: Context, orderToken: string) {
  const [orderId = ""] = orderToken.split(".");
  const [order] = await db.select().from(orders).where(eq(orders.id, orderId));
  if (!order) throw new Error("the tap made no order");
  return { orderToken, orderId, checkoutId: order.checkoutId, intent: order.stripeRef, number: order.number };
}

/** The time in which an order could be undone is over, or over since some seconds. */
export async function endWindow({ db }: Context, checkoutId: string, secondsAgo = 0): Promise<void> {
  await db.execute(sql`update checkouts set undo_until = now() - make_interval(secs => ${secondsAgo})
    where id = ${checkoutId}`);
}

/** It was decided some seconds ago to take the money. */
export const decidedAgo = ({ db }: Context, checkoutId: string, seconds: number): Promise<void> =>
  db.transaction(async (tx) => {
    // Nothing else may rewrite what happened.
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`update checkout_events set created_at = created_at - make_interval(secs => ${seconds})
      where checkout_id = ${checkoutId} and to_state = 'capturing'`);
  });

/** How the newest saved card's bank answers from now on: a test card of Stripe by its id. */
export function turnCard(behavesLike: string): void {
  sandbox.turn("/_sandbox/cards", { behavesLike });
}

/** Pieces on hand and held. */
export async function piecesOf({ db }: Context, { variantId }: Shop): Promise<[onHand: number, reserved: number]> {
  const [row] = await db.select().from(stock).where(eq(stock.variantId, variantId));
  return [row?.onHand ?? -1, row?.reserved ?? -1];
}
