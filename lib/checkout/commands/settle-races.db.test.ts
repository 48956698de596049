import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { stock } from "@/lib/db/schema/inventory";
import { orders } from "@/lib/db/schema/orders";
import { outbox } from "@/lib/db/schema/outbox";
import { money, payments } from "@/lib/db/schema/payments";
import { tasks } from "@/lib/db/schema/tasks";
import { workInbox } from "@/lib/payments";
import { stripe } from "@/lib/payments/stripe";
import { ADDRESS, asShopper, buyNow, buyNowByQr, CONTACT, createShop } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { endWindow } from "@/lib/testing/one-tap";
import { payOnPage, sandbox, scanCode } from "@/lib/testing/stripe";
import { receiveSigned } from "@/lib/testing/webhook";
import { checkInvariants } from "../invariants";
import { checkoutTokenOf } from "../queries";
import { payWithCard } from "./pay-with-card";
import { readEvent } from "./read-event";
import { reconcile } from "./reconcile";
import { settlePayment } from "./settle-payment";
import { startCheckout } from "./start-checkout";
import { sweepCheckouts } from "./sweep-checkouts";

const visitor = { kind: "visitor" } as const;
type Shop = Awaited<ReturnType<typeof createShop>>;
/** Something paid at Stripe that our books do not know yet. */
type Paid = { checkoutId: string; tap?: Promise<unknown> };

async function paymentOf({ db }: Context, checkoutId: string) {
  const [row] = await db.select().from(payments).where(eq(payments.checkoutId, checkoutId));
  return { session: row?.stripeSessionId ?? null, intent: row?.stripePaymentIntentId ?? "" };
}

async function payPage(ctx: Context, shop: Shop): Promise<Paid> {
  const { checkoutId, url } = await startCheckout(await asShopper(ctx), buyNow(shop));
  expect(await payOnPage(url)).toBe(303);
  return { checkoutId };
}

async function payCode(ctx: Context, shop: Shop): Promise<Paid> {
  const { checkoutId } = await startCheckout(await asShopper(ctx), buyNowByQr(shop));
  scanCode((await paymentOf(ctx, checkoutId)).intent, "pay");
  return { checkoutId };
}

/** A card that Stripe keeps for somebody. */
async function keepCard(): Promise<string> {
  const { id: customer } = await stripe.customers.create({ email: CONTACT.email });
  return (await stripe.paymentMethods.attach("pm_card_visa", { customer })).id;
}

/** A tap whose answer is still on its way: Stripe has the money, and everybody else may already know. */
async function payTap(ctx: Context, shop: Shop, card: { id: string; round: number }): Promise<Paid> {
  const { source, contact, shippingRateId, locale, expectedTotal } = buyNow(shop);
  // Another address each time: the same purchase within half a minute would be the same tap.
  const address = { ...ADDRESS, line1: `${String(card.round)} ถนนสุขุมวิท` };
  const input = { source, contact, address, shippingRateId, locale, expectedTotal, remember: "no" as const };
  const charged = () => sandbox.state().charges["succeeded"] ?? 0;
  const before = charged();
  sandbox.setFaults({ api: [{ action: "late_answer", path: "/v1/payment_intents", times: 1, holdMs: 40 }] });
  const tap = payWithCard(await asShopper(ctx), input, card.id);
  await expect.poll(charged, { interval: 2 }).toBe(before + 1);
  const [row] = await ctx.db.select({ id: checkouts.id }).from(checkouts).where(eq(checkouts.state, "paying"));
  return { checkoutId: row?.id ?? "", tap };
}

/** Stripe's notice three times, the return page, the page that polls, and the reconciler: all at once. */
async function settleAtOnce(ctx: Context, { checkoutId, tap }: Paid, round: number): Promise<void> {
  const { session, intent } = await paymentOf(ctx, checkoutId);
  const notice = (count: number) => ({
    id: `evt_${String(round)}_${String(count)}`,
    ...(session === null
      ? { type: "payment_intent.succeeded", object: { id: intent, metadata: { checkout_id: checkoutId } } }
      : { object: { id: session, object: "checkout.session", client_reference_id: checkoutId } }),
  });
  const webhook = async (count: number) => {
    await receiveSigned(ctx, notice(count));
    return workInbox(ctx, (event) => readEvent(ctx, event));
  };
  const token = { checkout: checkoutTokenOf(checkoutId) };
  const [page, poll, ...runs] = await Promise.all([
    settlePayment(ctx, session === null ? token : { sessionId: session }),
    settlePayment(ctx, token),
    reconcile(ctx, { seconds: 5, isAccountShared: true }).then(() => ({ failed: 0 })),
    ...[1, 2, 3].map(webhook),
  ]);
  await tap;
  expect([page.state, poll.state, ...runs.map(({ failed }) => failed)]).toEqual(["paid", "paid", 0, 0, 0, 0]);
}

/** The time to undo is over: two sweepers, the reconciler and the return page, all at once. */
async function chargeAtOnce(ctx: Context, checkoutId: string): Promise<void> {
  await endWindow(ctx, checkoutId);
  const [first, second] = await Promise.all([
    sweepCheckouts(ctx),
    sweepCheckouts(ctx),
    reconcile(ctx, { seconds: 5, isAccountShared: true }),
    settlePayment(ctx, { checkout: checkoutTokenOf(checkoutId) }),
  ]);
  expect(first.done + second.done).toBeGreaterThan(0);
  await sweepCheckouts(ctx);
}

/** One order, one entry in the ledger and one mail each to buyer and brand for each sale, and no task for people. */
async function expectSoldOnce(ctx: Context, { variantId }: Shop, sales: number): Promise<void> {
  const mails = (kind: "order_confirmation" | "new_order") => ctx.db.$count(outbox, eq(outbox.kind, kind));
  expect(await Promise.all([mails("order_confirmation"), mails("new_order")])).toEqual([sales, sales]);
  const made = [ctx.db.$count(orders), ctx.db.$count(money), ctx.db.$count(tasks)];
  expect(await Promise.all(made)).toEqual([sales, sales, 0]);
  const [left] = await ctx.db.select().from(stock).where(eq(stock.variantId, variantId));
  expect(left).toMatchObject({ onHand: 0, reserved: 0 });
  const books = await checkInvariants(ctx, { graceSeconds: 0, isAccountShared: true });
  expect(books.filter(({ id, broken }) => broken > 0 && id !== "I10")).toEqual([]);
}

describe("settling by webhook, return page, poll and reconciler at once makes one order and one mail each", () => {
  it.each([
    { what: "a page", rounds: 70, pay: payPage },
    { what: "a PromptPay code", rounds: 65, pay: payCode },
    { what: "a saved card", rounds: 65, pay: payTap },
  ])("of $what, in each of $rounds rounds", ({ rounds, pay }) =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: rounds });
      const id = await keepCard();
      for (let round = 0; round < rounds; round += 1) {
        const paid = await pay(ctx, shop, { id, round });
        await settleAtOnce(ctx, paid, round);
        if (paid.tap) await chargeAtOnce(ctx, paid.checkoutId);
      }
      await expectSoldOnce(ctx, shop, rounds);
    }),
  );
});
