import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { orders } from "@/lib/db/schema/orders";
import { outbox } from "@/lib/db/schema/outbox";
import { disputes, money } from "@/lib/db/schema/payments";
import { tasks } from "@/lib/db/schema/tasks";
import { getOrder } from "@/lib/orders";
import { getRefundable, workInbox } from "@/lib/payments";
import { stripe } from "@/lib/payments/stripe";
import { asShopper, buyNow, createShop } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { payOnPage, sandbox } from "@/lib/testing/stripe";
import { receiveSigned } from "@/lib/testing/webhook";
import { checkInvariants } from "../invariants";
import { readEvent } from "./read-event";
import { refundOrder } from "./refund-order";
import { settleCheckout } from "./settle-checkout";
import { startCheckout } from "./start-checkout";

const shop = { kind: "system", job: "test" } as const;

async function sell(ctx: Context) {
  const { checkoutId, url } = await startCheckout(await asShopper(ctx), buyNow(await createShop(ctx, { onHand: 5 })));
  await payOnPage(url);
  await settleCheckout(ctx, checkoutId);
  const [order] = await ctx.db.select({ id: orders.id, intent: orders.stripeRef }).from(orders);
  return { checkoutId, orderId: order?.id ?? "", intent: order?.intent ?? "" };
}

const turn = (input: object) => sandbox.turn("/_sandbox/disputes", input) as { id: string };

/** Tells the shop everything that Stripe says of disputes, newest first and twice. */
async function tellEvents(ctx: Context) {
  const { data } = await stripe.events.list({ type: "charge.dispute.*", limit: 100 });
  for (const times of [1, 2]) {
    for (const { id, type, data: about } of data) {
      const object = about.object as unknown as Record<string, unknown>;
      await receiveSigned(ctx, { id: `${id}_${String(times)}`, type, object });
    }
  }
  await Promise.all([1, 2].map(() => workInbox(ctx, (event) => readEvent(ctx, event))));
}

const ledger = async ({ db }: Context) => {
  const rows = await db.select({ kind: money.kind, amount: money.amount }).from(money);
  return rows.map(({ kind, amount }) => `${kind} ${String(amount)}`).sort();
};

async function expectSoundBooks(ctx: Context) {
  const books = await checkInvariants(ctx, { isAccountShared: true });
  expect(books.filter(({ id, broken }) => broken > 0 && id !== "I10")).toEqual([]);
}

describe("readEvent, about disputes", () => {
  it("mirrors a dispute, books what it took and tells people until when to answer, whatever the order of events", () =>
    withCommits(shop, async (ctx) => {
      const { checkoutId, orderId, intent } = await sell(ctx);
      const { id } = turn({ action: "open", paymentIntent: intent });
      await tellEvents(ctx);
      await tellEvents(ctx);
      expect(await ctx.db.select().from(disputes)).toMatchObject([
        {
          stripeDisputeId: id,
          checkoutId,
          state: "needs_response",
          reason: "fraudulent",
          amount: 55_000,
          currency: "THB",
        },
      ]);
      expect(await ledger(ctx)).toEqual(["capture 55000", "dispute -55000"]);
      const respondBy = expect.stringMatching(/^\d{4}-/) as string;
      expect(await ctx.db.select().from(tasks)).toMatchObject([
        { kind: "dispute_opened", ref: id, details: { checkoutId, amount: 55_000, respondBy } },
      ]);
      const order = await getOrder(ctx, orderId, "th");
      expect(order).toMatchObject({ state: "placed", credited: { amount: 0 }, refundPending: { amount: 0 } });
      expect(order.events.map(({ state }) => state)).toEqual(["placed"]);
      expect(await ctx.db.$count(outbox)).toBe(2);
      await expectSoundBooks(ctx);
      await expect(refundOrder(ctx, orderId, { amount: 1 })).rejects.toMatchObject({ reason: "refund-too-large" });
    }));

  it("books the money again when a dispute is won", () =>
    withCommits(shop, async (ctx) => {
      const { intent } = await sell(ctx);
      const { id } = turn({ action: "open", paymentIntent: intent });
      turn({ action: "win", dispute: id });
      await tellEvents(ctx);
      expect(await ledger(ctx)).toEqual(["capture 55000", "dispute -55000", "dispute_won 55000"]);
      expect(await ctx.db.select().from(disputes)).toMatchObject([{ state: "won" }]);
      // It was over before we heard of it.
      expect(await ctx.db.select().from(tasks)).toEqual([]);
      await expectSoundBooks(ctx);
    }));

  it("counts what a won dispute brought back as money that can be given back", () =>
    withCommits(shop, async (ctx) => {
      const { checkoutId, intent } = await sell(ctx);
      const { id } = turn({ action: "open", paymentIntent: intent });
      await tellEvents(ctx);
      expect(await getRefundable(ctx, checkoutId)).toBe(0);
      turn({ action: "win", dispute: id });
      await tellEvents(ctx);
      expect(await getRefundable(ctx, checkoutId)).toBe(55_000);
    }));

  it("follows a question of the bank that takes no money until it becomes a dispute, which is then lost", () =>
    withCommits(shop, async (ctx) => {
      const { intent } = await sell(ctx);
      const { id } = turn({ action: "open", paymentIntent: intent, isInquiry: true });
      await tellEvents(ctx);
      expect(await ledger(ctx)).toEqual(["capture 55000"]);
      turn({ action: "escalate", dispute: id });
      turn({ action: "lose", dispute: id });
      await ctx.db.execute("delete from webhook_inbox");
      await tellEvents(ctx);
      expect(await ledger(ctx)).toEqual(["capture 55000", "dispute -55000"]);
      expect(await ctx.db.select().from(disputes)).toMatchObject([{ state: "lost" }]);
      expect(await ctx.db.$count(tasks)).toBe(1);
      await expectSoundBooks(ctx);
    }));
});
