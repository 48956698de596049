import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { stock } from "@/lib/db/schema/inventory";
import { outbox } from "@/lib/db/schema/outbox";
import { disputes, refunds, webhookInbox } from "@/lib/db/schema/payments";
import { tasks } from "@/lib/db/schema/tasks";
import { workInbox } from "@/lib/payments";
import { stripe } from "@/lib/payments/stripe";
import { resolveTask } from "@/lib/tasks";
import { CONTACT } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { payOnPage, sandbox } from "@/lib/testing/stripe";
import { receiveSigned } from "@/lib/testing/webhook";
import { readEvent } from "./read-event";
import { reconcile } from "./reconcile";
import {
  shop,
  ALL,
  NOTHING,
  sell,
  behindTheTriggers,
  openTasks,
  expectMended,
  expectToldOnce,
} from "@/lib/testing/books";

describe("reconcile mends, and tells people once of", () => {
  it("a dispute that nobody heard of", () =>
    withCommits(shop, async (ctx) => {
      const { intent, checkoutId } = await sell(ctx);
      sandbox.turn("/_sandbox/disputes", { action: "open", paymentIntent: intent });
      await reconcile(ctx, ALL);
      const [dispute] = await ctx.db.select().from(disputes);
      expect(dispute).toMatchObject({ checkoutId, state: "needs_response", amount: 55_000 });
      await expectToldOnce(ctx, { kind: "dispute_opened", ref: dispute?.stripeDisputeId ?? "" });
      await expectMended(ctx);
    }));
});

describe("reconcile tells people once of", () => {
  it("12: a refund that Stripe never made", () =>
    withCommits(shop, async (ctx) => {
      const { checkoutId } = await sell(ctx);
      const made = { checkoutId, currency: "THB", amount: 500, reason: "requested", state: "succeeded" } as const;
      await ctx.db.insert(refunds).values({ ...made, stripeRefundId: "re_made_up" });
      expect(await reconcile(ctx, ALL)).toEqual({ mended: 0, told: 1 });
      await expectToldOnce(ctx, { kind: "money_drift", ref: "re_made_up" });
    }));

  it("13: an event that lies dead in the inbox", () =>
    withCommits(shop, async (ctx) => {
      await receiveSigned(ctx, { id: "evt_dead", object: { id: "cs_1" } });
      await ctx.db.update(webhookInbox).set({ attempts: 5, lastError: "poison" });
      expect(await reconcile(ctx, ALL)).toEqual({ mended: 0, told: 1 });
      await expectToldOnce(ctx, { kind: "event_given_up", ref: "evt_dead", details: { error: "poison" } });
    }));

  it("14: an entry of another amount than Stripe's", () =>
    withCommits(shop, async (ctx) => {
      const { intent, checkoutId } = await sell(ctx);
      await behindTheTriggers(ctx, "update money set amount = 54000");
      expect(await reconcile(ctx, ALL)).toEqual({ mended: 0, told: 1 });
      const details = { checkoutId, paid: { amount: 55_000 }, booked: { amount: 54_000 } };
      await expectToldOnce(ctx, { kind: "money_drift", ref: intent, details });
    }));

  it("15: an order that nobody paid for, which gets no mail", () =>
    withCommits(shop, async (ctx) => {
      await sell(ctx);
      await ctx.db.execute(sql`insert into orders
        select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'checkout_id', gen_random_uuid(),
          'number', 'LM-0', 'stripe_ref', 'pi_made_up'))).* from orders o`);
      expect(await reconcile(ctx, ALL)).toEqual({ mended: 0, told: 1 });
      await expectToldOnce(ctx, { kind: "money_drift", ref: "pi_made_up" });
      expect(await ctx.db.$count(outbox)).toBe(2);
    }));

  it("16: a second payment of one checkout", () =>
    withCommits(shop, async (ctx) => {
      const { checkoutId } = await sell(ctx);
      const metadata = { checkout_id: checkoutId };
      const second = await stripe.checkout.sessions.create({
        ...{ mode: "payment", success_url: "http://localhost:3000/th", metadata, payment_intent_data: { metadata } },
        line_items: [
          { quantity: 1, price_data: { currency: "thb", unit_amount: 55_000, product_data: { name: "Cup" } } },
        ],
      });
      await payOnPage(second.url ?? "");
      await reconcile(ctx, ALL);
      await workInbox(ctx, (event) => readEvent(ctx, event));
      await expectToldOnce(ctx, { kind: "money_drift", ref: expect.stringMatching(/^pi_/) as string });
      expect(await ctx.db.$count(refunds)).toBe(0);
    }));

  it("17: stock that its ledger does not explain", () =>
    withCommits(shop, async (ctx) => {
      const { variantId } = await sell(ctx);
      await ctx.db.update(stock).set({ onHand: 9 }).where(eq(stock.variantId, variantId));
      expect(await reconcile(ctx, { ...ALL, isThorough: false })).toEqual(NOTHING);
      expect(await reconcile(ctx, ALL)).toEqual({ mended: 0, told: 1 });
      await expectToldOnce(ctx, { kind: "money_drift", ref: `stock:${variantId}` });
    }));

  it("18: a message that lies dead in the outbox", () =>
    withCommits(shop, async (ctx) => {
      const { orderId } = await sell(ctx);
      const isOne = eq(outbox.kind, "order_confirmation");
      await ctx.db.update(outbox).set({ attempts: 30, lastError: "mailbox full" }).where(isOne);
      expect(await reconcile(ctx, ALL)).toEqual({ mended: 0, told: 1 });
      const details = { about: orderId, error: "mailbox full" };
      await expectToldOnce(ctx, { kind: "message_given_up", ref: expect.any(String) as string, details });
    }));

  it("19: a payment whose checkout a restore lost, with all that a person needs, and refunds nothing on a guess", () =>
    withCommits(shop, async (ctx) => {
      const { intent, checkoutId } = await sell(ctx);
      const tables = ["order_lines", "order_events", "orders", "money", "payments", "checkout_events"];
      const lost = [...tables, "checkout_lines", "checkouts", "holds", "outbox", "webhook_inbox"];
      await behindTheTriggers(ctx, lost.map((table) => `delete from ${table}`).join(";"));
      const unshared = { ...ALL, isAccountShared: false };
      // Payments of other tests are lost to this database as well.
      await reconcile(ctx, unshared);
      const told = (await openTasks(ctx)).filter(({ ref }) => ref === intent);
      expect(told).toMatchObject([
        {
          kind: "money_drift",
          details: {
            ...{ checkoutId, paymentIntentId: intent, paid: { amount: 55_000, currency: "THB" } },
            email: CONTACT.email,
            lines: [{ quantity: 1, amount: 50_000 }],
          },
        },
      ]);
      expect(await reconcile(ctx, unshared)).toEqual(NOTHING);
      expect((await stripe.refunds.list({ payment_intent: intent })).data).toEqual([]);
      for (const { id } of await ctx.db.select({ id: tasks.id }).from(tasks)) await resolveTask(ctx, id);
      expect(await reconcile(ctx, unshared)).toEqual(NOTHING);
    }));
});
