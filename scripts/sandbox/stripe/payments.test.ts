import { describe, expect, it } from "vitest";
import { CARDS, createPaidSession, openSandbox, sessionParams, submitCard } from "./testing";

describe("paymentIntents", () => {
  it("keeps one intent through declines until it is paid", async () => {
    const { stripe } = await openSandbox();
    const { id, url } = await stripe.checkout.sessions.create(sessionParams());
    await submitCard(url, { number: CARDS.insufficientFunds });
    const declined = await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
    expect(declined).toMatchObject({
      status: "open",
      payment_status: "unpaid",
      payment_intent: {
        status: "requires_payment_method",
        amount_received: 0,
        last_payment_error: { code: "card_declined", decline_code: "insufficient_funds" },
      },
    });
    await submitCard(url);
    const intents = await stripe.paymentIntents.list();
    expect(intents.data).toMatchObject([{ status: "succeeded", amount_received: 98_000, last_payment_error: null }]);
    const charges = await stripe.charges.list({ payment_intent: intents.data[0]?.id ?? "" });
    expect(charges.data).toMatchObject([
      { status: "succeeded", captured: true, amount_captured: 98_000 },
      { status: "failed", failure_code: "card_declined", outcome: { reason: "insufficient_funds" } },
    ]);
  });

  it("cancels an intent of its own once, and never one of a session or a paid one", async () => {
    const { stripe } = await openSandbox();
    const own = await stripe.paymentIntents.create({ amount: 5000, currency: "thb" });
    expect(own.status).toBe("requires_payment_method");
    await expect(stripe.paymentIntents.cancel(own.id, { cancellation_reason: "abandoned" })).resolves.toMatchObject({
      status: "canceled",
      cancellation_reason: "abandoned",
    });
    const refusal = { code: "payment_intent_unexpected_state", statusCode: 400 };
    await expect(stripe.paymentIntents.cancel(own.id)).rejects.toMatchObject(refusal);
    const paid = await createPaidSession(stripe);
    await expect(stripe.paymentIntents.cancel(paid.payment_intent)).rejects.toMatchObject({
      ...refusal,
      payment_intent: { status: "succeeded" },
    });
    const { url } = await stripe.checkout.sessions.create(sessionParams());
    await submitCard(url, { number: CARDS.declined });
    const [ofSession] = (await stripe.paymentIntents.list({ limit: 1 })).data;
    await expect(stripe.paymentIntents.cancel(ofSession?.id ?? "")).rejects.toMatchObject(refusal);
  });

  it("refuses the parameter that endive removed, and amounts below the minimum", async () => {
    const { stripe } = await openSandbox();
    const old = { amount: 5000, currency: "thb", payment_method_types: ["card"] };
    await expect(stripe.paymentIntents.create(old)).rejects.toMatchObject({
      code: "payment_method_types_no_longer_supported",
      param: "payment_method_types",
    });
    await expect(stripe.paymentIntents.create({ amount: 999, currency: "thb" })).rejects.toMatchObject({
      code: "amount_too_small",
      param: "amount",
    });
  });
});

describe("refunds.create", () => {
  it("gives back part, then the rest, and the charge says how much", async () => {
    const { stripe } = await openSandbox();
    const { payment_intent } = await createPaidSession(stripe);
    const part = await stripe.refunds.create({
      payment_intent,
      amount: 30_000,
      reason: "requested_by_customer",
      metadata: { refund_request: "r1" },
    });
    expect(part).toMatchObject({ status: "succeeded", amount: 30_000, currency: "thb", payment_intent });
    const [{ id: charge } = { id: "" }] = (await stripe.charges.list({ payment_intent })).data;
    await expect(stripe.charges.retrieve(charge)).resolves.toMatchObject({ amount_refunded: 30_000, refunded: false });
    await expect(stripe.refunds.create({ charge })).resolves.toMatchObject({ amount: 68_000 });
    await expect(stripe.charges.retrieve(charge, { expand: ["refunds"] })).resolves.toMatchObject({
      amount_refunded: 98_000,
      refunded: true,
      refunds: { data: [{ amount: 68_000 }, { id: part.id }] },
    });
    await expect(stripe.refunds.retrieve(part.id)).resolves.toMatchObject({ metadata: { refund_request: "r1" } });
    await expect(stripe.refunds.list({ payment_intent })).resolves.toMatchObject({ data: [{}, { id: part.id }] });
  });

  it("refuses more than what is left of the captured amount", async () => {
    const { stripe } = await openSandbox();
    const { payment_intent } = await createPaidSession(stripe);
    await expect(stripe.refunds.create({ payment_intent, amount: 98_001 })).rejects.toMatchObject({
      type: "StripeInvalidRequestError",
      param: "amount",
    });
    await stripe.refunds.create({ payment_intent, amount: 90_000 });
    await expect(stripe.refunds.create({ payment_intent, amount: 8001 })).rejects.toMatchObject({ param: "amount" });
    await stripe.refunds.create({ payment_intent, amount: 8000 });
    await expect(stripe.refunds.create({ payment_intent })).rejects.toMatchObject({ code: "charge_already_refunded" });
    expect((await stripe.refunds.list()).data.reduce((sum, refund) => sum + refund.amount, 0)).toBe(98_000);
  });

  it("refuses an intent that nobody paid, and a call without either reference", async () => {
    const { stripe } = await openSandbox();
    const { id } = await stripe.paymentIntents.create({ amount: 5000, currency: "thb" });
    await expect(stripe.refunds.create({ payment_intent: id })).rejects.toMatchObject({ param: "payment_intent" });
    await expect(stripe.refunds.create({ amount: 100 })).rejects.toMatchObject({ code: "parameter_missing" });
    await expect(stripe.refunds.create({ charge: "ch_none" })).rejects.toMatchObject({ code: "resource_missing" });
  });
});

describe("events", () => {
  it("tells the whole story of a payment and its refund, in order and with the causing request", async () => {
    const { stripe } = await openSandbox();
    const { id, url } = await stripe.checkout.sessions.create(sessionParams());
    await submitCard(url, { number: CARDS.declined });
    await submitCard(url);
    const [intent] = (await stripe.paymentIntents.list()).data;
    await stripe.refunds.create({ payment_intent: intent?.id ?? "", amount: 100 }, { idempotencyKey: "refund:1" });
    const { data } = await stripe.events.list({ limit: 100 });
    expect(data.map((event) => event.type).reverse()).toEqual([
      "payment_intent.created",
      "charge.failed",
      "payment_intent.payment_failed",
      "charge.succeeded",
      "payment_intent.succeeded",
      "checkout.session.completed",
      "refund.created",
      "charge.refunded",
      "refund.updated",
    ]);
    expect(data[0]?.request).toMatchObject({ idempotency_key: "refund:1" });
    expect(data[8]?.request).toEqual({ id: null, idempotency_key: null });
    expect(data[3]).toMatchObject({
      api_version: "2026-10-28.endive",
      object: "event",
      data: { object: { id, payment_status: "paid" } },
    });
  });

  it("filters by type and by resource, and retrieves one", async () => {
    const { stripe } = await openSandbox();
    await createPaidSession(stripe);
    const [completed] = (await stripe.events.list({ type: "checkout.session.completed" })).data;
    await expect(stripe.events.retrieve(completed?.id ?? "")).resolves.toMatchObject({ id: completed?.id });
    const charges = await stripe.events.list({ types: ["charge.succeeded", "charge.refunded"] });
    expect(charges.data.map((event) => event.type)).toEqual(["charge.succeeded"]);
    const intents = await stripe.events.list({ type: "payment_intent.*" });
    expect(intents.data).toHaveLength(2);
  });
});
