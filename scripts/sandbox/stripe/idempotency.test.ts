import { describe, expect, it } from "vitest";
import { clientFor, createPaidSession, openSandbox, sessionParams } from "./testing";

const SESSIONS = "/v1/checkout/sessions";

describe("Idempotency-Key", () => {
  it("replays the first answer for the same key and says so in a header", async () => {
    const { sandbox, stripe } = await openSandbox();
    const create = () => stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: "pi:co_1" });
    const first = await create();
    const second = await create();
    expect(second.id).toBe(first.id);
    expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
    expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(sandbox.state().sessions).toEqual({ open: 1 });
  });

  it("makes one session when the answer is lost and the SDK tries again", async () => {
    const { sandbox, stripe } = await openSandbox();
    sandbox.setFaults({ api: [{ path: SESSIONS, action: "drop_answer" }] });
    const session = await stripe.checkout.sessions.create(sessionParams());
    expect(session.status).toBe("open");
    expect(sandbox.state()).toMatchObject({ sessions: { open: 1 }, faults: { api: [] } });
  });

  it("makes one refund when a caller that saw no answer repeats its own key later", async () => {
    const { sandbox, stripe } = await openSandbox();
    const { payment_intent } = await createPaidSession(stripe);
    sandbox.setFaults({ api: [{ path: "/v1/refunds", action: "drop_answer", times: 3 }] });
    const refund = () => stripe.refunds.create({ payment_intent, amount: 1000 }, { idempotencyKey: "refund:1" });
    await expect(refund()).rejects.toMatchObject({ type: "StripeConnectionError" });
    expect(sandbox.state().refunds).toEqual({ succeeded: 1 });
    await expect(refund()).resolves.toMatchObject({ amount: 1000 });
    expect(sandbox.state().refunds).toEqual({ succeeded: 1 });
  });

  it("refuses the same key with another body or another path", async () => {
    const { stripe } = await openSandbox();
    const options = { idempotencyKey: "pi:co_1" };
    await stripe.checkout.sessions.create(sessionParams(), options);
    const refusal = { type: "StripeIdempotencyError", rawType: "idempotency_error", statusCode: 400 };
    const otherBody = stripe.checkout.sessions.create(sessionParams({ client_reference_id: "2" }), options);
    await expect(otherBody).rejects.toMatchObject(refusal);
    await expect(stripe.refunds.create({ charge: "ch_1" }, options)).rejects.toMatchObject(refusal);
  });

  it("refuses a second request under a key while the first is at work", async () => {
    const { sandbox } = await openSandbox();
    const stripe = clientFor(sandbox.port, { maxNetworkRetries: 0 });
    sandbox.setFaults({ api: [{ path: SESSIONS, action: "hold", holdMs: 300 }] });
    const create = () => stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: "pi:co_1" });
    const answers = await Promise.allSettled([create(), create()]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = answers.find((answer) => answer.status === "rejected");
    expect(refused?.reason).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
    expect(sandbox.state().sessions).toEqual({ open: 1 });
  });

  it("does not keep a validation failure, but keeps a refusal of the work itself", async () => {
    const { stripe } = await openSandbox();
    const sessions = stripe.checkout.sessions;
    const wrong = { ...sessionParams(), colour: "blue" };
    await expect(sessions.create(wrong, { idempotencyKey: "k1" })).rejects.toMatchObject({ code: "parameter_unknown" });
    await expect(sessions.create(sessionParams(), { idempotencyKey: "k1" })).resolves.toMatchObject({ status: "open" });
    const { id } = await createPaidSession(stripe);
    const expire = () => sessions.expire(id, {}, { idempotencyKey: "k2" });
    await expect(expire()).rejects.toMatchObject({ statusCode: 400 });
    await expect(expire()).rejects.toMatchObject({ statusCode: 400, headers: { "idempotent-replayed": "true" } });
  });

  it("forgets a key after a day", async () => {
    const { sandbox, stripe } = await openSandbox();
    const create = () => stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: "pi:co_1" });
    const first = await create();
    sandbox.advanceClock(24 * 3600);
    expect((await create()).id).not.toBe(first.id);
  });
});

describe("faults", () => {
  it.each(["error_500", "error_429"] as const)("answers %s before any work, so often and no longer", async (action) => {
    const { sandbox } = await openSandbox();
    const stripe = clientFor(sandbox.port, { maxNetworkRetries: 0 });
    sandbox.setFaults({ api: [{ path: SESSIONS, action, times: 2 }] });
    const statusCode = action === "error_500" ? 500 : 429;
    await expect(stripe.checkout.sessions.create(sessionParams())).rejects.toMatchObject({ statusCode });
    await expect(stripe.checkout.sessions.create(sessionParams())).rejects.toMatchObject({ statusCode });
    expect(sandbox.state().sessions).toEqual({});
    await expect(stripe.checkout.sessions.create(sessionParams())).resolves.toMatchObject({ status: "open" });
  });

  it("is set over HTTP, refuses what it does not know, and is seen in the state", async () => {
    const { sandbox } = await openSandbox();
    const put = (body: unknown) =>
      fetch(`${sandbox.url}/_sandbox/faults`, { method: "PUT", body: JSON.stringify(body) });
    const refused = await put({ api: [{ action: "explode" }] });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: { type: "invalid_request_error" } });
    await put({ api: [{ action: "error_500", times: 3 }], webhooks: [{ action: "drop" }] });
    const state: unknown = await (await fetch(`${sandbox.url}/_sandbox/state`)).json();
    expect(state).toMatchObject({ faults: { api: [{ method: "POST", times: 3 }], webhooks: [{ action: "drop" }] } });
  });
});
