import { eq, sql } from "drizzle-orm";
import { cancelOrder, closeCheckout, refundOrder, settleCheckout } from "@/lib/checkout";
import type { Context } from "@/lib/db/context";
import { devices } from "@/lib/db/schema/accounts";
import { checkouts } from "@/lib/db/schema/checkout";
import { orders } from "@/lib/db/schema/orders";
import { refunds } from "@/lib/db/schema/payments";
import { advanceOrder } from "@/lib/orders";
import { findPayment } from "@/lib/payments";
import { DEMO_ORDERS, type DemoOrder } from "./demo-orders";
import { startDemoCheckout } from "./orders-start";
import { payOnStandIn, waitForStandIn } from "./stand-in";

const STEPS = ["placed", "packed", "shipped", "delivered"] as const;

/** `promised` is what went back or was asked to: what Stripe has not heard yet, the sweeper sends. */
type OrderSoFar = { id: string; state: string; totalAmount: number; promised: number };
type Progress = { checkoutId: string | null; state: string | null; order: OrderSoFar | null };

/**
 * Buys the demo orders through the real checkout and the Stripe stand-in, so that their books balance. One that was
 * interrupted goes on where it stopped.
 *
 * @param ctx Must not be inside a transaction: the checkout commits and calls Stripe.
 * @param standIn Address of the Stripe stand-in.
 * @returns How many orders were made or finished now.
 */
export async function seedOrders(ctx: Context, standIn: string): Promise<number> {
  let made = 0;
  for (const demo of DEMO_ORDERS) {
    const deviceId = await findBuyer(ctx, demo);
    const before = await findProgress(ctx, deviceId);
    if (isFinished(demo, before)) continue;
    if (made === 0) await waitForStandIn(standIn);
    await tellStory(ctx, demo, { deviceId, before, standIn });
    made += 1;
  }
  return made;
}

/** The buyer's browser. What stands for its token's hash is no hash: no cookie ever matches it. */
async function findBuyer({ db }: Context, { name }: DemoOrder): Promise<string> {
  const tokenHash = `demo-buyer-${name}`;
  await db.insert(devices).values({ tokenHash }).onConflictDoNothing();
  const [device] = await db.select({ id: devices.id }).from(devices).where(eq(devices.tokenHash, tokenHash));
  if (!device) throw new Error(`the buyer ${name} is gone right after it was made`);
  return device.id;
}

const promisedOf = sql<number>`(select coalesce(sum(${refunds.amount}), 0) from ${refunds}
  where ${refunds.checkoutId} = ${checkouts.id} and ${refunds.state} <> 'failed')`.mapWith(Number);

async function findProgress({ db }: Context, deviceId: string): Promise<Progress> {
  const [row] = await db
    .select({
      checkoutId: checkouts.id,
      state: checkouts.state,
      order: {
        ...{ id: orders.id, state: orders.state },
        ...{ totalAmount: orders.totalAmount, promised: promisedOf },
      },
    })
    .from(checkouts)
    .leftJoin(orders, eq(orders.checkoutId, checkouts.id))
    .where(eq(checkouts.deviceId, deviceId));
  return row ?? { checkoutId: null, state: null, order: null };
}

const refundOf = ({ refund = 0 }: DemoOrder, { totalAmount }: OrderSoFar): number =>
  refund === "all" ? totalAmount : refund;

const rankOf = (state: string): number =>
  state === "cancelled" ? STEPS.length : STEPS.findIndex((step) => step === state);

/** Also finished is what somebody took further than its story goes. */
function isFinished(demo: DemoOrder, { state, order }: Progress): boolean {
  if (order === null) return demo.outcome === "expired" && state === "expired";
  const isThere = order.state === "cancelled" || rankOf(order.state) >= rankOf(demo.outcome);
  return isThere && order.promised >= refundOf(demo, order);
}

async function tellStory(
  ctx: Context,
  demo: DemoOrder,
  from: { deviceId: string; before: Progress; standIn: string },
): Promise<void> {
  const checkoutId = from.before.checkoutId ?? (await startDemoCheckout(ctx, demo, from.deviceId));
  if (demo.outcome === "expired") {
    await closeCheckout(ctx, checkoutId);
    return;
  }
  if (from.before.order === null) await pay(ctx, checkoutId, from.standIn);
  const { order } = await findProgress(ctx, from.deviceId);
  if (!order) throw new Error(`the demo order ${demo.name} was paid but is not there`);
  await advance(ctx, demo, order);
  // A cancelled order gives its money back by itself.
  const promised = (await findProgress(ctx, from.deviceId)).order?.promised ?? 0;
  const due = refundOf(demo, order) - promised;
  if (due > 0) await refundOrder(ctx, order.id, { amount: due });
}

async function pay(ctx: Context, checkoutId: string, standIn: string): Promise<void> {
  const sessionId = (await findPayment(ctx, checkoutId))?.stripeSessionId;
  if (sessionId == null) throw new Error(`the demo checkout ${checkoutId} has no payment page`);
  await payOnStandIn(standIn, sessionId);
  const state = await settleCheckout(ctx, checkoutId);
  if (state !== "paid") throw new Error(`a demo checkout is ${state ?? "lost"} after its payment`);
}

async function advance(ctx: Context, demo: DemoOrder, order: OrderSoFar): Promise<void> {
  if (demo.outcome === "cancelled") {
    const note = "ลูกค้าขอยกเลิกก่อนส่ง";
    if (order.state !== "cancelled") await cancelOrder(ctx, order.id, { note, isRestocked: true });
    return;
  }
  for (const to of STEPS.slice(rankOf(order.state) + 1, rankOf(demo.outcome) + 1)) {
    await advanceOrder(ctx, order.id, { to, ...(to === "shipped" && demo.parcel) });
  }
}
