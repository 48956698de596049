import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { holds, stock } from "@/lib/db/schema/inventory";
import { orders } from "@/lib/db/schema/orders";
import { outbox } from "@/lib/db/schema/outbox";
import { disputes, money, payments, refunds, webhookInbox } from "@/lib/db/schema/payments";
import { tasks } from "@/lib/db/schema/tasks";
import { workInbox } from "@/lib/payments";
import { stripe } from "@/lib/payments/stripe";
import { resolveTask } from "@/lib/tasks";
import { asShopper, buyNow, CONTACT, createShop } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { payOnPage, sandbox } from "@/lib/testing/stripe";
import { receiveSigned } from "@/lib/testing/webhook";
import { checkInvariants } from "../invariants";
import { readEvent } from "./read-event";
import { reconcile } from "./reconcile";
import { startCheckout } from "./start-checkout";
import { sweepCheckouts } from "./sweep-checkouts";

const shop = { kind: "system", job: "test" } as const;
// Each test has its own database, all of them share one Stripe.
const ALL = { seconds: 3_600, isThorough: true, isAccountShared: true };
const NOTHING = { mended: 0, told: 0 };

async function openPage(ctx: Context) {
  const shop = await createShop(ctx, { onHand: 3 });
  return { ...shop, ...(await startCheckout(await asShopper(ctx), buyNow(shop))) };
}

/** A paid order over 550 baht, about which nothing is left to do. */
async function sell(ctx: Context) {
  const page = await openPage(ctx);
  await payOnPage(page.url);
  await reconcile(ctx, ALL);
  await workInbox(ctx, (event) => readEvent(ctx, event));
  expect(await reconcile(ctx, ALL)).toEqual(NOTHING);
  const [order] = await ctx.db.select().from(orders).where(eq(orders.checkoutId, page.checkoutId));
  if (!order) throw new Error("nothing was sold");
  return { ...page, orderId: order.id, intent: order.stripeRef };
}

/** What nobody but an administrator of the database, or a restored backup, can do. */
const behindTheTriggers = ({ db }: Context, change: string) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql.raw(change));
  });

const openTasks = async ({ db }: Context) =>
  db.select({ kind: tasks.kind, ref: tasks.ref, details: tasks.details }).from(tasks);

/** The second run finds nothing to do, and the books are right again. */
async function expectMended(ctx: Context) {
  expect(await reconcile(ctx, ALL)).toEqual(NOTHING);
  await workInbox(ctx, (event) => readEvent(ctx, event));
  expect(await reconcile(ctx, ALL)).toEqual(NOTHING);
  const books = await checkInvariants(ctx, { graceSeconds: 0, isAccountShared: true });
  expect(books.filter(({ broken }) => broken > 0)).toEqual([]);
}

/** People have one task, and the second run does not tell them again. */
async function expectToldOnce(ctx: Context, task: { kind: string; ref: string; details?: object }) {
  expect(await openTasks(ctx)).toMatchObject([task]);
  expect(await reconcile(ctx, ALL)).toEqual(NOTHING);
  expect(await openTasks(ctx)).toHaveLength(1);
}

describe("reconcile mends", () => {
  it("1: a paid page that nobody heard of becomes its order", () =>
    withCommits(shop, async (ctx) => {
      const { url } = await openPage(ctx);
      await payOnPage(url);
      expect(await reconcile(ctx, { ...ALL, isThorough: false })).toEqual({ mended: 1, told: 0 });
      expect(await ctx.db.$count(orders)).toBe(1);
      await reconcile(ctx, ALL);
      await expectMended(ctx);
    }));

  it("2: a capture that the ledger lost is booked again", () =>
    withCommits(shop, async (ctx) => {
      const { intent } = await sell(ctx);
      await behindTheTriggers(ctx, "delete from money");
      expect(await reconcile(ctx, ALL)).toEqual({ mended: 1, told: 0 });
      expect(await ctx.db.select().from(money)).toMatchObject([{ stripeObjectId: intent, amount: 55_000 }]);
      await expectMended(ctx);
    }));

  it("3: a refund that only Stripe knows is booked and credited", () =>
    withCommits(shop, async (ctx) => {
      const { intent } = await sell(ctx);
      await stripe.refunds.create({ payment_intent: intent, amount: 10_000 });
      await reconcile(ctx, ALL);
      expect((await ctx.db.select().from(orders))[0]?.creditedAmount).toBe(10_000);
      await expectMended(ctx);
    }));

  it("4: a refund that failed later without our hearing of it comes back, and people know", () =>
    withCommits(shop, async (ctx) => {
      const { intent } = await sell(ctx);
      const { id } = await stripe.refunds.create({ payment_intent: intent, amount: 10_000 });
      await reconcile(ctx, ALL);
      sandbox.turn("/_sandbox/refunds", { refund: id, action: "fail" });
      await reconcile(ctx, ALL);
      expect((await ctx.db.select().from(orders))[0]?.creditedAmount).toBe(0);
      expect(await openTasks(ctx)).toMatchObject([{ kind: "refund_failed", ref: id }]);
      await expectMended(ctx);
    }));

  it("5: an event that Stripe could not deliver is taken into the inbox", () =>
    withCommits(shop, async (ctx) => {
      const { url } = await openPage(ctx);
      sandbox.setWebhook({ url: "http://127.0.0.1:9/", secret: "whsec_test" });
      sandbox.setFaults({ webhooks: [{ action: "drop", times: 20 }] });
      await payOnPage(url);
      sandbox.setFaults({});
      sandbox.setWebhook(null);
      await reconcile(ctx, { ...ALL, isThorough: false });
      expect(await ctx.db.$count(webhookInbox, eq(webhookInbox.type, "checkout.session.completed"))).toBe(1);
      await reconcile(ctx, ALL);
      await expectMended(ctx);
    }));

  it("6: events that were answered, and then lost by a restore, are read again", () =>
    withCommits(shop, async (ctx) => {
      await sell(ctx);
      const before = await ctx.db.$count(webhookInbox);
      await ctx.db.delete(webhookInbox);
      expect(await reconcile(ctx, ALL)).toEqual({ mended: before, told: 0 });
      await expectMended(ctx);
    }));

  it("7: a payment of another amount goes back whole, and people know", () =>
    withCommits(shop, async (ctx) => {
      const { checkoutId } = await openPage(ctx);
      const metadata = { checkout_id: checkoutId };
      const odd = await stripe.checkout.sessions.create({
        ...{ mode: "payment", success_url: "http://localhost:3000/th", metadata, payment_intent_data: { metadata } },
        client_reference_id: checkoutId,
        line_items: [
          { quantity: 1, price_data: { currency: "thb", unit_amount: 4_000, product_data: { name: "Cup" } } },
        ],
      });
      await payOnPage(odd.url ?? "");
      await reconcile(ctx, ALL);
      expect(await openTasks(ctx)).toMatchObject([{ kind: "payment_quarantined", ref: checkoutId }]);
      await sweepCheckouts(ctx);
      expect(await ctx.db.select().from(refunds)).toMatchObject([{ amount: 4_000, state: "succeeded" }]);
      await reconcile(ctx, ALL);
      await expectMended(ctx);
    }));

  it("8: stock that a dead checkout still holds is free again", () =>
    withCommits(shop, async (ctx) => {
      const { checkoutId, variantId } = await openPage(ctx);
      await stripe.checkout.sessions.expire((await ctx.db.select().from(payments))[0]?.stripeSessionId ?? "");
      for (const state of ["expiring", "expired"] as const) {
        await ctx.db.update(checkouts).set({ state }).where(eq(checkouts.id, checkoutId));
      }
      await reconcile(ctx, ALL);
      const [left] = await ctx.db.select().from(stock).where(eq(stock.variantId, variantId));
      expect(left).toMatchObject({ onHand: 3, reserved: 0 });
      expect((await ctx.db.select().from(holds))[0]?.state).toBe("released");
      await expectMended(ctx);
    }));

  it("9: mails that were never promised go out once", () =>
    withCommits(shop, async (ctx) => {
      const { orderId } = await sell(ctx);
      await ctx.db.delete(outbox).where(and(eq(outbox.ref, orderId), eq(outbox.kind, "order_confirmation")));
      expect(await reconcile(ctx, ALL)).toEqual({ mended: 1, told: 0 });
      await expectMended(ctx);
    }));

  it("10: an order whose credit is not what went back follows its ledger", () =>
    withCommits(shop, async (ctx) => {
      const { orderId } = await sell(ctx);
      await ctx.db.update(orders).set({ creditedAmount: 500 }).where(eq(orders.id, orderId));
      expect(await reconcile(ctx, ALL)).toEqual({ mended: 1, told: 0 });
      await expectMended(ctx);
    }));

  it("11: a checkout that a restore set back to before its page was known becomes its order", () =>
    withCommits(shop, async (ctx) => {
      const { url } = await openPage(ctx);
      await payOnPage(url);
      await behindTheTriggers(
        ctx,
        `update checkouts set state = 'reserved';
         update payments set state = 'new', stripe_session_id = null, stripe_session_url = null;
         delete from checkout_events where to_state = 'paying'`,
      );
      await reconcile(ctx, ALL);
      expect(await ctx.db.$count(orders)).toBe(1);
      await expectMended(ctx);
    }));
});

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

describe("reconcile", () => {
  it("says so when Stripe cannot be asked, and finds everything the next time", () =>
    withCommits(shop, async (ctx) => {
      const { url } = await openPage(ctx);
      await payOnPage(url);
      sandbox.setFaults({ api: [{ action: "error_500", method: "GET", path: "/v1/payment_intents", times: 3 }] });
      await expect(reconcile(ctx, ALL)).rejects.toMatchObject({ reason: "payment-unavailable" });
      sandbox.setFaults({});
      await reconcile(ctx, ALL);
      expect(await ctx.db.$count(orders)).toBe(1);
      await expectMended(ctx);
    }));
});
