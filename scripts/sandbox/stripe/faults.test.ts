import type Stripe from "stripe";
import { describe, expect, it } from "vitest";
import {
  clientFor,
  createPaidSession,
  openReceiver,
  openSandbox,
  sessionParams,
  submitCard,
  until,
  WEBHOOK_SECRET,
} from "./testing";

const INTENTS = "/v1/payment_intents";
const PAID: Stripe.PaymentIntentCreateParams = {
  amount: 49_000,
  currency: "thb",
  confirm: true,
  payment_method: "pm_card_visa",
  return_url: "http://shop.example/return",
};
const key = (idempotencyKey: string) => ({ idempotencyKey });

async function openImpatient(config: Partial<Stripe.StripeConfig> = {}) {
  const { sandbox } = await openSandbox();
  return { sandbox, stripe: clientFor(sandbox.port, { maxNetworkRetries: 0, ...config }) };
}

describe("a fault on demand", () => {
  it("declines the next charges of good cards, by the API and on the hosted page, and no more", async () => {
    const { sandbox, stripe } = await openImpatient();
    sandbox.setFaults({ payments: [{ action: "decline", decline: "insufficientFunds", times: 2 }] });
    await expect(stripe.paymentIntents.create(PAID)).rejects.toMatchObject({
      statusCode: 402,
      decline_code: "insufficient_funds",
    });
    const { url } = await stripe.checkout.sessions.create(sessionParams());
    expect((await submitCard(url)).status).toBe(402);
    expect((await submitCard(url)).status).toBe(303);
    expect(sandbox.remainingFaults().payments).toEqual([]);
  });

  it("keeps an error of Stripe's own under the key and replays it, until a new key comes", async () => {
    const { sandbox, stripe } = await openImpatient();
    sandbox.setFaults({ api: [{ path: INTENTS, action: "kept_500" }] });
    const failure = { type: "StripeAPIError", statusCode: 500 };
    await expect(stripe.paymentIntents.create(PAID, key("pi:1"))).rejects.toMatchObject(failure);
    await expect(stripe.paymentIntents.create(PAID, key("pi:1"))).rejects.toMatchObject({
      ...failure,
      headers: { "idempotent-replayed": "true" },
    });
    expect(sandbox.state()).toMatchObject({ paymentIntents: {}, charges: {} });
    await expect(stripe.paymentIntents.create(PAID, key("pi:2"))).resolves.toMatchObject({ status: "succeeded" });
  });

  it("lets the SDK's own retries meet the same kept error", async () => {
    const { sandbox } = await openSandbox();
    const stripe = clientFor(sandbox.port, { maxNetworkRetries: 2 });
    sandbox.setFaults({ api: [{ path: INTENTS, action: "kept_500" }] });
    await expect(stripe.paymentIntents.create(PAID)).rejects.toMatchObject({ statusCode: 500 });
    expect(sandbox.state().paymentIntents).toEqual({});
  });

  it("answers after the shop lost its patience: the work is done, and the same key tells it", async () => {
    const { sandbox, stripe } = await openImpatient({ timeout: 300 });
    sandbox.setFaults({ api: [{ path: INTENTS, action: "late_answer", holdMs: 1500 }] });
    await expect(stripe.paymentIntents.create(PAID, key("pi:1"))).rejects.toMatchObject({
      type: "StripeConnectionError",
    });
    const again = await stripe.paymentIntents.create(PAID, key("pi:1"));
    expect(again.status).toBe("succeeded");
    expect(sandbox.state()).toMatchObject({ paymentIntents: { succeeded: 1 }, charges: { succeeded: 1 } });
  });

  it.each([
    ["capture", (stripe: Stripe, id: string) => stripe.paymentIntents.capture(id, {}, key("k"))],
    ["cancel", (stripe: Stripe, id: string) => stripe.paymentIntents.cancel(id, {}, key("k"))],
  ])("loses the answer of a %s whose work is done, and repeats the answer", async (verb, act) => {
    const { sandbox, stripe } = await openImpatient();
    const { id } = await stripe.paymentIntents.create({ ...PAID, capture_method: "manual" });
    // A cut line makes the SDK ask once more by itself, whatever its settings.
    sandbox.setFaults({ api: [{ path: `${INTENTS}/${id}/${verb}`, action: "drop_answer", times: 2 }] });
    await expect(act(stripe, id)).rejects.toMatchObject({ type: "StripeConnectionError" });
    const again = await act(stripe, id);
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(["succeeded", "canceled"]).toContain(again.status);
  });

  it.each(["error_500", "error_429"] as const)("answers a reading with %s too, and a delete", async (action) => {
    const { sandbox, stripe } = await openImpatient();
    const { id } = await stripe.customers.create({});
    const statusCode = action === "error_500" ? 500 : 429;
    sandbox.setFaults({
      api: [
        { method: "GET", path: "/v1/customers", action },
        { method: "DELETE", path: "/v1/customers", action },
      ],
    });
    await expect(stripe.customers.retrieve(id)).rejects.toMatchObject({ statusCode });
    await expect(stripe.customers.del(id)).rejects.toMatchObject({ statusCode });
    await expect(stripe.customers.retrieve(id)).resolves.toMatchObject({ id });
  });

  it("doubles, loses and turns round the events of everything, not of sessions only", async () => {
    const receiver = await openReceiver();
    const { sandbox, stripe } = await openSandbox({ webhook: { url: receiver.url, secret: WEBHOOK_SECRET } });
    const { payment_intent: intent } = await createPaidSession(stripe);
    await until(() => receiver.received.length === 4);
    sandbox.setFaults({
      webhooks: [
        { type: "charge.dispute.created", action: "duplicate", copies: 3 },
        { type: "charge.dispute.funds_withdrawn", action: "drop" },
      ],
    });
    sandbox.turn("/_sandbox/disputes", { action: "open", paymentIntent: intent });
    await until(() => receiver.received.length === 7);
    const lost = await stripe.events.list({ delivery_success: false });
    expect(lost.data.map(({ type }) => type)).toEqual(["charge.dispute.funds_withdrawn"]);
  });
});

describe("a switch", () => {
  it("refuses what it does not know, in Stripe's shape, and changes nothing", async () => {
    const { sandbox } = await openSandbox();
    const post = (path: string, body: unknown) =>
      fetch(`${sandbox.url}${path}`, { method: "POST", body: JSON.stringify(body) });
    for (const [path, body, status] of [
      ["/_sandbox/promptpay", { action: "dance" }, 400],
      ["/_sandbox/promptpay", { action: "pay" }, 404],
      ["/_sandbox/disputes", { action: "win", dispute: "dp_none" }, 404],
      ["/_sandbox/refunds", { action: "succeed", refund: "re_none" }, 404],
      ["/_sandbox/weather", {}, 404],
    ] as const) {
      const response = await post(path, body);
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error" } });
    }
    expect(sandbox.state().events).toEqual({});
  });
});
