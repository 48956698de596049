import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/connection";
import { webhookInbox } from "@/lib/db/schema/payments";
import { stripe } from "@/lib/payments/stripe";
import { signEvent } from "@/lib/testing/webhook";
import { POST } from "./route";

const told = { id: "evt_1", object: { id: "cs_1", object: "checkout.session" } };

const deliver = (payload: string, signature: string) =>
  POST(
    new Request("http://localhost:3000/api/webhooks/stripe", {
      method: "POST",
      headers: { "content-type": "application/json", "stripe-signature": signature },
      body: payload,
    }),
    { params: Promise.resolve({}) },
  );

describe("POST /api/webhooks/stripe", () => {
  beforeEach(() => db.delete(webhookInbox));

  it("keeps an event once, however often it comes, and says yes each time", async () => {
    const { payload, signature } = signEvent(told);
    const answers = await Promise.all([1, 2, 3].map(() => deliver(payload, signature)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await db.$count(webhookInbox)).toBe(1);
  });

  it("takes an event with signs that the database does not take", async () => {
    const { payload, signature } = signEvent({ ...told, object: { ...told.object, name: "a\0b\ud800" } });
    expect((await deliver(payload, signature)).status).toBe(200);
    const [row] = await db.select().from(webhookInbox);
    expect(row?.payload).toMatchObject({ data: { object: { name: "a\ufffdb\ufffd" } } });
  });

  it("takes types it does not know", async () => {
    const { payload, signature } = signEvent({ ...told, id: "evt_2", type: "payout.paid" });
    expect((await deliver(payload, signature)).status).toBe(200);
  });

  it("refuses forged, stale and foreign events and keeps nothing of them", async () => {
    const { payload, signature } = signEvent(told);
    const sign = (body: string, options: { secret?: string; timestamp?: number } = {}) =>
      stripe.webhooks.generateTestHeaderString({ payload: body, secret: "whsec_test", ...options });
    const live = payload.replace('"livemode":false', '"livemode":true');
    const tenMinutesAgo = Math.floor(Date.now() / 1000) - 600;
    const answers = await Promise.all([
      deliver(payload, ""),
      deliver(payload, "t=1,v1=00"),
      deliver(payload.replace("evt_1", "evt_9"), signature),
      deliver(payload, sign(payload, { secret: "whsec_other" })),
      deliver(payload, sign(payload, { timestamp: tenMinutesAgo })),
      deliver(live, sign(live)),
      deliver(payload, signature.replace("v1=", "v0=")),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]));
    expect(await db.$count(webhookInbox)).toBe(0);
  });
});
