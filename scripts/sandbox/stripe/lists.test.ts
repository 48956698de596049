import type Stripe from "stripe";
import { describe, expect, it } from "vitest";
import {
  clientFor,
  createPaidSession,
  openReceiver,
  openSandbox,
  sessionParams,
  until,
  WEBHOOK_SECRET,
} from "./testing";

const DAY = 24 * 3600;

/** Seven paid and refunded sessions, three of them a day later than the others. */
async function openHistory() {
  const opened = await openSandbox();
  const times: number[] = [];
  for (let made = 0; made < 7; made += 1) {
    if (made === 4) opened.sandbox.advanceClock(DAY);
    const session = await createPaidSession(opened.stripe);
    await opened.stripe.refunds.create({ payment_intent: session.payment_intent, amount: 1000 });
    times.push(session.created);
  }
  return { ...opened, since: (times[3] ?? 0) + DAY / 2 };
}

type Listed = { id: string; created: number };
type List = (params: { created?: { gte: number }; limit: number }) => Stripe.ApiListPromise<Listed>;

async function idsOf(list: Stripe.ApiListPromise<Listed>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

describe("lists", () => {
  it("go through all pages by the SDK, newest first, each thing once, also from a point in time", async () => {
    const { stripe, since } = await openHistory();
    const lists: List[] = [
      (params) => stripe.checkout.sessions.list(params),
      (params) => stripe.paymentIntents.list(params),
      (params) => stripe.charges.list(params),
      (params) => stripe.refunds.list(params),
    ];
    for (const list of lists) {
      const all = await idsOf(list({ limit: 2 }));
      expect(new Set(all).size).toBe(7);
      const recent = await idsOf(list({ limit: 2, created: { gte: since } }));
      expect(recent).toEqual(all.slice(0, 3));
    }
  });

  it("page by hand with starting_after and ending_before, and refuse an id they do not know", async () => {
    const { stripe } = await openHistory();
    const first = await stripe.charges.list({ limit: 3 });
    expect(first).toMatchObject({ has_more: true, data: [{}, {}, {}] });
    const next = await stripe.charges.list({ limit: 3, starting_after: first.data[2]?.id ?? "" });
    const back = await stripe.charges.list({ limit: 3, ending_before: next.data[0]?.id ?? "" });
    expect(back.data.map(({ id }) => id)).toEqual(first.data.map(({ id }) => id));
    await expect(stripe.charges.list({ starting_after: "ch_none" })).rejects.toMatchObject({
      param: "starting_after",
    });
    await expect(stripe.charges.list({ limit: 101 })).rejects.toMatchObject({ param: "limit" });
  });

  it("expand what a reconciliation reads along", async () => {
    const { stripe } = await openHistory();
    const { data } = await stripe.paymentIntents.list({ limit: 1, expand: ["data.latest_charge.refunds"] });
    expect(data).toMatchObject([{ latest_charge: { paid: true, refunds: { data: [{ amount: 1000 }] } } }]);
  });

  it("tell which events never arrived, since when, and of which types", async () => {
    const receiver = await openReceiver();
    const { sandbox, stripe } = await openSandbox({ webhook: { url: receiver.url, secret: WEBHOOK_SECRET } });
    sandbox.setFaults({ webhooks: [{ type: "charge.succeeded", action: "drop", times: 2 }] });
    await createPaidSession(stripe);
    sandbox.advanceClock(DAY);
    const late = await createPaidSession(stripe);
    await until(() => sandbox.state().deliveries["delivered"] === 6);
    const lost = await stripe.events.list({ delivery_success: false });
    expect(lost.data.map(({ type }) => type)).toEqual(["charge.succeeded", "charge.succeeded"]);
    const recent = await stripe.events.list({
      delivery_success: false,
      types: ["charge.succeeded", "payment_intent.succeeded"],
      created: { gte: late.created - 60 },
    });
    expect(recent.data).toMatchObject([{ type: "charge.succeeded", pending_webhooks: 1 }]);
    const paged = await idsOf(stripe.events.list({ delivery_success: true, limit: 1 }));
    expect(paged).toHaveLength(6);
  });
});

describe("every POST", () => {
  it("keeps its key's answer for a day and refuses another body or path under it", async () => {
    const { sandbox, stripe } = await openSandbox();
    const key = (idempotencyKey: string) => ({ idempotencyKey });
    const mismatch = { type: "StripeIdempotencyError", statusCode: 400 };
    const customer = await stripe.customers.create({ name: "A" }, key("customer:1"));
    expect((await stripe.customers.create({ name: "A" }, key("customer:1"))).id).toBe(customer.id);
    await expect(stripe.customers.create({ name: "B" }, key("customer:1"))).rejects.toMatchObject(mismatch);
    const intent = await stripe.paymentIntents.create(
      {
        amount: 5000,
        currency: "thb",
        capture_method: "manual",
        confirm: true,
        payment_method: "pm_card_visa",
        return_url: "http://shop.example/",
      },
      key("pi:1"),
    );
    const capture = () => stripe.paymentIntents.capture(intent.id, {}, key("capture:1"));
    expect(await capture()).toMatchObject({ status: "succeeded" });
    expect((await capture()).lastResponse.headers["idempotent-replayed"]).toBe("true");
    await expect(stripe.paymentIntents.cancel(intent.id, {}, key("capture:1"))).rejects.toMatchObject(mismatch);
    sandbox.advanceClock(DAY + 1);
    await expect(capture()).rejects.toMatchObject({ code: "payment_intent_unexpected_state" });
  });

  it("may be told to slow down, and the SDK's own error says so", async () => {
    const { sandbox } = await openSandbox();
    const stripe = clientFor(sandbox.port, { maxNetworkRetries: 0 });
    sandbox.setFaults({ api: [{ action: "error_429" }] });
    await expect(stripe.checkout.sessions.create(sessionParams())).rejects.toMatchObject({
      type: "StripeRateLimitError",
      statusCode: 429,
      code: "rate_limit",
    });
    expect(sandbox.state().sessions).toEqual({});
  });
});
