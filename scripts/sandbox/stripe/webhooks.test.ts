import { describe, expect, it } from "vitest";
import { createPaidSession, openReceiver, openSandbox, sessionParams, until, WEBHOOK_SECRET } from "./testing";

const PAYMENT_EVENTS = [
  "charge.succeeded",
  "checkout.session.completed",
  "payment_intent.created",
  "payment_intent.succeeded",
];

async function openShop() {
  const receiver = await openReceiver();
  const opened = await openSandbox({ webhook: { url: receiver.url, secret: WEBHOOK_SECRET, retryBaseMs: 5 } });
  const typesSeen = () => receiver.received.map(({ event }) => event.type);
  return { ...opened, ...receiver, typesSeen };
}

describe("webhooks", () => {
  it("sends each event once, signed so that the SDK accepts it", async () => {
    const { stripe, received, typesSeen } = await openShop();
    const paid = await createPaidSession(stripe);
    await until(typesSeen, (types) => types.length === 4);
    expect(typesSeen().sort()).toEqual(PAYMENT_EVENTS);
    for (const { payload, signature } of received) {
      expect(stripe.webhooks.constructEvent(payload, signature, WEBHOOK_SECRET).livemode).toBe(false);
      expect(() => stripe.webhooks.constructEvent(payload, signature, "whsec_other")).toThrow();
    }
    const completed = received.find(({ event }) => event.type === "checkout.session.completed");
    expect(completed?.event.data.object).toMatchObject({ id: paid.id, payment_status: "paid" });
  });

  it("tries again after an error or a redirect until the shop says yes, each time with the same event", async () => {
    const { sandbox, stripe, received, answerWith } = await openShop();
    answerWith([500, 302, 404]);
    const { id } = await stripe.checkout.sessions.create(sessionParams());
    await stripe.checkout.sessions.expire(id);
    await until(() => sandbox.state().deliveries["delivered"] === 1);
    expect(received).toHaveLength(4);
    expect(new Set(received.map(({ event }) => event.id)).size).toBe(1);
  });

  it("waits for a shop that is not there yet", async () => {
    const { sandbox, stripe } = await openSandbox({
      webhook: { url: "http://127.0.0.1:1/", secret: WEBHOOK_SECRET, retryBaseMs: 5 },
    });
    await createPaidSession(stripe);
    await expect(stripe.events.list({ delivery_success: false })).resolves.toMatchObject({
      data: [{ pending_webhooks: 1 }, {}, {}, {}],
    });
    const receiver = await openReceiver();
    sandbox.setWebhook({ url: receiver.url, secret: WEBHOOK_SECRET, retryBaseMs: 5 });
    await until(() => sandbox.state().deliveries["delivered"] === 4);
    await expect(stripe.events.list({ delivery_success: false })).resolves.toMatchObject({ data: [] });
  });

  it("sends an event several times at the same instant on demand", async () => {
    const { sandbox, stripe, received } = await openShop();
    sandbox.setFaults({ webhooks: [{ type: "checkout.session.completed", action: "duplicate", copies: 3 }] });
    await createPaidSession(stripe);
    await until(() => received.length === 6);
    expect(received.filter(({ event }) => event.type === "checkout.session.completed")).toHaveLength(3);
  });

  it("loses an event on demand, and lists it among the undelivered", async () => {
    const { sandbox, stripe, typesSeen } = await openShop();
    sandbox.setFaults({ webhooks: [{ type: "checkout.session.completed", action: "drop" }] });
    await createPaidSession(stripe);
    await until(() => sandbox.state().deliveries["delivered"] === 3);
    expect(typesSeen()).not.toContain("checkout.session.completed");
    const lost = await stripe.events.list({ delivery_success: false });
    expect(lost.data.map((event) => event.type)).toEqual(["checkout.session.completed"]);
  });

  it("turns the order of events round on demand", async () => {
    const { sandbox, stripe, typesSeen } = await openShop();
    sandbox.setFaults({ webhooks: [{ action: "reorder", times: 4, delayMs: 5000 }] });
    await createPaidSession(stripe);
    await until(typesSeen, (types) => types.length === 4);
    expect(typesSeen()).toEqual([
      "checkout.session.completed",
      "payment_intent.succeeded",
      "charge.succeeded",
      "payment_intent.created",
    ]);
  });

  it("delays an event on demand behind the others", async () => {
    const { sandbox, stripe, typesSeen } = await openShop();
    sandbox.setFaults({ webhooks: [{ type: "payment_intent.created", action: "delay", delayMs: 150 }] });
    await createPaidSession(stripe);
    await until(typesSeen, (types) => types.length === 4);
    expect(typesSeen().at(-1)).toBe("payment_intent.created");
  });
});
