import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { refundOrder, startCheckout } from "@/lib/checkout";
import { followRefunds } from "@/lib/checkout/commands/return-money";
import { settleCheckout } from "@/lib/checkout/commands/settle-checkout";
import { checkInvariants } from "@/lib/checkout/invariants";
import type { Context } from "@/lib/db/context";
import { orderEvents, orders } from "@/lib/db/schema/orders";
import { outbox } from "@/lib/db/schema/outbox";
import { money, payments } from "@/lib/db/schema/payments";
import { advanceOrder } from "@/lib/orders";
import { stripe } from "@/lib/payments/stripe";
import { asShopper, buyNow, createShop } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { payOnPage } from "@/lib/testing/stripe";
import { AT_ONCE, eachRound, POOL, raceAt, tally } from "./race";

const system = { kind: "system", job: "race" } as const;

/** A page that was paid and that our books do not know yet. */
async function payPage(ctx: Context) {
  const shop = await createShop(ctx, { onHand: 1 });
  const buyer = await asShopper(ctx);
  const { checkoutId, url } = await startCheckout(buyer, buyNow(shop));
  await payOnPage(url);
  return { checkoutId, shop, buyer };
}

async function sell(ctx: Context) {
  const { checkoutId } = await payPage(ctx);
  await settleCheckout(ctx, checkoutId);
  const [order] = await ctx.db.select().from(orders).where(eq(orders.checkoutId, checkoutId));
  if (!order) throw new Error("nothing was sold");
  return { checkoutId, orderId: order.id, intent: order.stripeRef };
}

const cartOf = (checkoutId: string) =>
  sql`select from carts where id = (select cart_id from checkouts where id = ${checkoutId}) for update`;
const paymentOf = (checkoutId: string) => sql`select from payments where checkout_id = ${checkoutId} for update`;
const orderRow = (orderId: string) => sql`select from orders where id = ${orderId} for update`;

const atStripe = async (intent: string) =>
  (await stripe.refunds.list({ payment_intent: intent, limit: 100 })).data.reduce((sum, { amount }) => sum + amount, 0);

async function expectRightBooks(ctx: Context) {
  const books = await checkInvariants(ctx, { graceSeconds: 0, isAccountShared: true });
  // Nobody brought the stand-in's events: they are not part of the race.
  expect(books.filter(({ id, broken }) => broken > 0 && id !== "I10")).toEqual([]);
}

describe(`${AT_ONCE} at once`, () => {
  it.each([
    { what: "all of an order", amount: 55_000, won: 1 },
    { what: "a part of it", amount: 20_000, won: 2 },
  ])("giving back $what never gives back more than was paid", ({ amount, won }) =>
    withCommits(
      system,
      async (ctx) => {
        await eachRound(async () => {
          const { orderId, checkoutId, intent } = await sell(ctx);
          const run = () => refundOrder(ctx, orderId, { amount });
          expect(tally(await raceAt(ctx, { lock: paymentOf(checkoutId) }, run))).toEqual({
            won,
            "refund-too-large": AT_ONCE - won,
          });
          const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
          expect([order?.creditedAmount, await atStripe(intent)]).toEqual([won * amount, won * amount]);
        });
        await expectRightBooks(ctx);
      },
      POOL,
    ),
  );

  it("refunds made in the dashboard are booked and credited once, whoever tells of them", () =>
    withCommits(
      system,
      async (ctx) => {
        await eachRound(async () => {
          const { orderId, checkoutId, intent } = await sell(ctx);
          for (const amount of [1_000, 2_000, 3_000]) await stripe.refunds.create({ payment_intent: intent, amount });
          const run = () => followRefunds(ctx, checkoutId, intent);
          expect(tally(await raceAt(ctx, { lock: cartOf(checkoutId) }, run))).toEqual({ won: AT_ONCE });
          const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
          const entries = await ctx.db.$count(money, eq(money.checkoutId, checkoutId));
          expect([order?.creditedAmount, entries]).toEqual([6_000, 4]);
        });
        await expectRightBooks(ctx);
      },
      POOL,
    ));

  it("an order is cancelled or shipped, never both", () =>
    withCommits(
      system,
      async (ctx) => {
        await eachRound(async () => {
          const { orderId } = await sell(ctx);
          await advanceOrder(ctx, orderId, { to: "packed" });
          const run = (number: number) =>
            advanceOrder(ctx, orderId, { to: number % 2 === 0 ? "shipped" : "cancelled" });
          expect(tally(await raceAt(ctx, { lock: orderRow(orderId) }, run))).toEqual({
            won: 1,
            "order-state": AT_ONCE - 1,
          });
          const isOf = eq(orderEvents.orderId, orderId);
          const steps = await ctx.db.select().from(orderEvents).where(isOf).orderBy(orderEvents.id);
          const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
          expect(steps.map(({ state }) => state)).toEqual(["placed", "packed", order?.state]);
        });
      },
      POOL,
    ));

  it("settling makes one order, one entry and one mail each, and everybody hears that it is paid", () =>
    withCommits(
      system,
      async (ctx) => {
        await eachRound(async (round) => {
          const { checkoutId } = await payPage(ctx);
          const results = await raceAt(ctx, { lock: cartOf(checkoutId) }, () => settleCheckout(ctx, checkoutId));
          expect(results).toEqual(Array.from({ length: AT_ONCE }, () => ({ status: "fulfilled", value: "paid" })));
          const made = [ctx.db.$count(orders), ctx.db.$count(money), ctx.db.$count(outbox)];
          expect(await Promise.all(made)).toEqual([round + 1, round + 1, 2 * (round + 1)]);
        });
        await expectRightBooks(ctx);
      },
      POOL,
    ));

  it("presses on the same button are one checkout with one page", () =>
    withCommits(
      system,
      async (ctx) => {
        await eachRound(async (round) => {
          const shop = await createShop(ctx, { onHand: AT_ONCE });
          const buyer = await asShopper(ctx);
          const device = buyer.actor.kind === "device" ? buyer.actor.deviceId : "";
          const lock = sql`select from devices where id = ${device} for update`;
          const results = await raceAt(ctx, { lock }, () => startCheckout(buyer, buyNow(shop)));
          const ids = results.flatMap((result) => (result.status === "fulfilled" ? [result.value.checkoutId] : []));
          expect(tally(results)).toEqual({ won: AT_ONCE });
          expect(new Set(ids).size).toBe(1);
          expect(await ctx.db.$count(payments)).toBe(round + 1);
        });
        await expectRightBooks(ctx);
      },
      POOL,
    ));
});
