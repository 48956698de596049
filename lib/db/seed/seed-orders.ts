import { setTimeout as delay } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import { addLine } from "@/lib/cart";
import { closeCheckout, getQuote, refundOrder, settleCheckout, startCheckout } from "@/lib/checkout";
import type { Context } from "@/lib/db/context";
import { devices } from "@/lib/db/schema/accounts";
import { carts, lineItems } from "@/lib/db/schema/cart";
import { checkouts } from "@/lib/db/schema/checkout";
import { orders } from "@/lib/db/schema/orders";
import { adjustStock } from "@/lib/inventory";
import { advanceOrder } from "@/lib/orders";
import { findPayment } from "@/lib/payments";
import { DEMO_ORDERS, type DemoOrder } from "./demo-orders";
import { demoId } from "./demo-ids";
import { rateId } from "./seed-shipping";
import { variantId } from "./seed-catalog";

const STAND_IN_WAIT_MS = 15_000;
const CARD = { number: "4242424242424242", expiry: "12/40", cvc: "123", name: "Demo" };
const STEPS = ["placed", "packed", "shipped", "delivered"] as const;

type Progress = { checkoutId: string | null; checkoutState: string | null; order: OrderSoFar | null };
type OrderSoFar = { id: string; state: string; totalAmount: number; creditedAmount: number };

/**
 * Buys the demo orders through the real checkout and the Stripe stand-in. One that was interrupted goes on where it
 * stopped.
 *
 * @param ctx Must not be inside a transaction: the checkout commits and calls Stripe.
 * @param standIn Address of the Stripe stand-in.
 * @returns How many orders were made or finished now.
 */
export async function seedOrders(ctx: Context, standIn: string): Promise<number> {
  let made = 0;
  for (const demo of DEMO_ORDERS) {
    const before = await findProgress(ctx, demo);
    if (isFinished(demo, before)) continue;
    if (made === 0) await waitFor(standIn);
    await act(ctx, demo, { progress: before, standIn });
    made += 1;
  }
  return made;
}

const deviceOf = ({ name }: DemoOrder): string => demoId(`device buyer ${name}`);

async function findProgress({ db }: Context, demo: DemoOrder): Promise<Progress> {
  const [row] = await db
    .select({
      checkoutId: checkouts.id,
      checkoutState: checkouts.state,
      order: {
        ...{ id: orders.id, state: orders.state },
        ...{ totalAmount: orders.totalAmount, creditedAmount: orders.creditedAmount },
      },
    })
    .from(checkouts)
    .leftJoin(orders, eq(orders.checkoutId, checkouts.id))
    .where(eq(checkouts.deviceId, deviceOf(demo)));
  return row ?? { checkoutId: null, checkoutState: null, order: null };
}

const refundOf = ({ refund = 0 }: DemoOrder, order: OrderSoFar): number => (refund === "all" ? order.totalAmount : refund);

/** Also finished is what somebody in the studio took further than its story goes. */
function isFinished(demo: DemoOrder, { checkoutState, order }: Progress): boolean {
  if (order === null) return demo.outcome === "expired" && checkoutState === "expired";
  const isThere = order.state === "cancelled" || rankOf(order.state) >= rankOf(demo.outcome);
  return isThere && order.creditedAmount >= refundOf(demo, order);
}

const rankOf = (state: string): number =>
  state === "cancelled" ? STEPS.length : STEPS.findIndex((step) => step === state);

async function act(ctx: Context, demo: DemoOrder, from: { progress: Progress; standIn: string }): Promise<void> {
  const checkoutId = from.progress.checkoutId ?? (await startDemoCheckout(ctx, demo));
  if (demo.outcome === "expired") {
    await closeCheckout(ctx, checkoutId);
    return;
  }
  if (from.progress.order === null) await pay(ctx, checkoutId, from.standIn);
  const { order } = await findProgress(ctx, demo);
  if (!order) throw new Error(`the demo order ${demo.name} was paid but is not there`);
  await advance(ctx, demo, order);
  const due = refundOf(demo, order) - order.creditedAmount;
  if (due > 0) await refundOrder(ctx, order.id, { amount: due });
}

/** Fills the buyer's bag and presses pay; the checkout that this makes names the payment page. */
async function startDemoCheckout(ctx: Context, demo: DemoOrder): Promise<string> {
  const deviceId = deviceOf(demo);
  const buyer: Context = { ...ctx, actor: { kind: "device", deviceId } };
  await ctx.db.insert(devices).values({ id: deviceId, tokenHash: `demo ${deviceId}` }).onConflictDoNothing();
  const inBag = await ctx.db
    .select({ variantId: lineItems.variantId })
    .from(lineItems)
    .innerJoin(carts, and(eq(carts.id, lineItems.cartId), eq(carts.deviceId, deviceId)));
  for (const { sku, quantity } of demo.lines) {
    if (inBag.some((line) => line.variantId === variantId(sku))) continue;
    await addLine(buyer, { variantId: variantId(sku), quantity });
  }
  const { contact, address, locale } = demo;
  const shippingRateId = rateId(demo.rate);
  const quote = await getQuote(buyer, { country: address.country, rate: shippingRateId }, locale);
  const input = { contact, address, locale, shippingRateId, expectedTotal: quote.total.amount };
  return (await startCheckout(buyer, { source: { kind: "bag" }, ...input })).checkoutId;
}

async function pay(ctx: Context, checkoutId: string, standIn: string): Promise<void> {
  const sessionId = (await findPayment(ctx, checkoutId))?.stripeSessionId;
  if (sessionId == null) throw new Error(`the demo checkout ${checkoutId} has no payment page`);
  const answer = await fetch(`${standIn}/c/pay/${sessionId}`, {
    method: "POST",
    body: new URLSearchParams(CARD),
    redirect: "manual",
  });
  await answer.text();
  if (answer.status !== 303) throw new Error(`the Stripe stand-in refused a demo payment (${answer.status})`);
  const state = await settleCheckout(ctx, checkoutId);
  if (state !== "paid") throw new Error(`a demo checkout is ${state ?? "lost"} after its payment`);
}

async function advance(ctx: Context, demo: DemoOrder, order: OrderSoFar): Promise<void> {
  if (demo.outcome === "cancelled") {
    if (order.state === "cancelled") return;
    await advanceOrder(ctx, order.id, { to: "cancelled" });
    for (const { sku, quantity } of demo.lines) {
      await adjustStock(ctx, variantId(sku), { delta: quantity, reason: "returned", ref: order.id });
    }
    return;
  }
  for (const to of STEPS.slice(rankOf(order.state) + 1, rankOf(demo.outcome) + 1)) {
    await advanceOrder(ctx, order.id, { to, ...(to === "shipped" && demo.parcel) });
  }
}

/** At the first start the stand-in may still be starting too. */
async function waitFor(standIn: string): Promise<void> {
  const until = Date.now() + STAND_IN_WAIT_MS;
  for (;;) {
    const isThere = await fetch(`${standIn}/_sandbox/state`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isThere) return;
    if (Date.now() > until) throw new Error(`The Stripe stand-in at ${standIn} does not answer: no demo orders.`);
    await delay(200);
  }
}
