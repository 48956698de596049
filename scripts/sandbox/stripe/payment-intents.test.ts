import type Stripe from "stripe";
import { describe, expect, it } from "vitest";
import { clientFor, openReceiver, openSandbox, until, WEBHOOK_SECRET } from "./testing";

type CreateParams = Stripe.PaymentIntentCreateParams;

const NO_REDIRECTS = { enabled: true, allow_redirects: "never" } as const;
const RETURN_URL = "http://shop.example/return";

const intentParams = (overrides: Partial<CreateParams> = {}): CreateParams => ({
  amount: 98_000,
  currency: "thb",
  ...overrides,
});

const confirmed = (overrides: Partial<CreateParams> = {}): CreateParams =>
  intentParams({
    confirm: true,
    payment_method: "pm_card_visa",
    automatic_payment_methods: NO_REDIRECTS,
    ...overrides,
  });

describe("paymentIntents.create", () => {
  it("pays in one call and tells it all: charge, method, receipt and labels", async () => {
    const { stripe } = await openSandbox();
    const { id: customer } = await stripe.customers.create({ email: "buyer@example.com" });
    const shipping = { name: "Somsri", phone: "0812345678", address: { line1: "1 Rama I", country: "TH" } };
    const intent = await stripe.paymentIntents.create({
      ...confirmed({ customer, receipt_email: "buyer@example.com", metadata: { checkout_id: "co_1" }, shipping }),
      expand: ["latest_charge", "payment_method", "customer"],
    });
    expect(intent).toMatchObject({
      status: "succeeded",
      amount_received: 98_000,
      next_action: null,
      last_payment_error: null,
      customer: { id: customer, email: "buyer@example.com" },
      latest_charge: { paid: true, captured: true, amount: 98_000, customer, billing_details: { email: null } },
      metadata: { checkout_id: "co_1" },
      payment_method: { type: "card", card: { brand: "visa", last4: "4242", funding: "credit" } },
      receipt_email: "buyer@example.com",
      shipping: { name: "Somsri", address: { line1: "1 Rama I", city: null } },
    });
  });

  it("waits for a method, or for a confirmation, when it is not told to confirm", async () => {
    const { stripe } = await openSandbox();
    const bare = await stripe.paymentIntents.create(intentParams());
    expect(bare).toMatchObject({
      status: "requires_payment_method",
      automatic_payment_methods: { enabled: true, allow_redirects: "always" },
      payment_method_types: ["card", "promptpay"],
      capture_method: "automatic_async",
    });
    const ready = await stripe.paymentIntents.create(intentParams({ payment_method: "pm_card_visa" }));
    expect(ready.status).toBe("requires_confirmation");
    const paid = await stripe.paymentIntents.confirm(ready.id, { return_url: RETURN_URL });
    expect(paid.status).toBe("succeeded");
  });

  it("filters the methods that a payment could have, and refuses what is left out", async () => {
    const { stripe } = await openSandbox();
    const only = await stripe.paymentIntents.create(intentParams({ allowed_payment_method_types: ["promptpay"] }));
    expect(only).toMatchObject({ payment_method_types: ["promptpay"], automatic_payment_methods: null });
    await expect(stripe.paymentIntents.confirm(only.id, { payment_method: "pm_card_visa" })).rejects.toMatchObject({
      code: "payment_intent_incompatible_payment_method",
    });
    const manual = await stripe.paymentIntents.create(intentParams({ capture_method: "manual" }));
    expect(manual.payment_method_types).toEqual(["card"]);
    const saved = await stripe.paymentIntents.create(intentParams({ setup_future_usage: "on_session" }));
    expect(saved.payment_method_types).toEqual(["card"]);
    const dollars = await stripe.paymentIntents.create(intentParams({ currency: "usd" }));
    expect(dollars.payment_method_types).toEqual(["card"]);
  });

  it.each([
    [{ payment_method_types: ["card"] }, "payment_method_types", "payment_method_types_no_longer_supported"],
    [{ return_url: RETURN_URL }, "return_url", undefined],
    [{ off_session: true }, "off_session", undefined],
    [
      { allowed_payment_method_types: ["card"], automatic_payment_methods: NO_REDIRECTS },
      "allowed_payment_method_types",
      undefined,
    ],
    [{ customer: "cus_none" }, "customer", "resource_missing"],
    [{ payment_method: "pm_none" }, "payment_method", "resource_missing"],
    [{ payment_method_data: { type: "card" } }, "payment_method_data[type]", undefined],
    [{ amount: 999 }, "amount", "amount_too_small"],
    [{ colour: "blue" }, "colour", "parameter_unknown"],
  ])("refuses %o in Stripe's shape and makes nothing", async (wrong, param, code) => {
    const shape = { type: "StripeInvalidRequestError", param, ...(code === undefined ? {} : { code }) };
    const { sandbox, stripe } = await openSandbox();
    const refused = stripe.paymentIntents.create({ ...intentParams(), ...wrong });
    await expect(refused).rejects.toMatchObject(shape);
    expect(sandbox.state()).toMatchObject({ paymentIntents: {}, events: {} });
  });

  it("asks for a way back, unless the methods may not lead away", async () => {
    const { stripe } = await openSandbox();
    const params: CreateParams = { ...intentParams(), confirm: true, payment_method: "pm_card_visa" };
    await expect(stripe.paymentIntents.create(params)).rejects.toMatchObject({
      message: expect.stringContaining("return_url") as string,
    });
    await expect(stripe.paymentIntents.create({ ...params, return_url: RETURN_URL })).resolves.toMatchObject({
      status: "succeeded",
    });
  });

  it("answers a declined card with 402 and keeps the intent for another one", async () => {
    const { sandbox, stripe } = await openSandbox();
    const key = { idempotencyKey: "order:1:attempt:1" };
    const params = confirmed({ payment_method: "pm_card_visa_chargeDeclinedInsufficientFunds" });
    const refused = await stripe.paymentIntents.create(params, key).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      type: "StripeCardError",
      statusCode: 402,
      code: "card_declined",
      decline_code: "insufficient_funds",
      advice_code: "try_again_later",
      charge: expect.stringMatching(/^ch_/) as string,
      payment_intent: { status: "requires_payment_method", payment_method: null },
    });
    await expect(stripe.paymentIntents.create(params, key)).rejects.toMatchObject({ statusCode: 402 });
    expect(sandbox.state()).toMatchObject({ paymentIntents: { requires_payment_method: 1 }, charges: { failed: 1 } });
    const { id } = (refused as { payment_intent: { id: string } }).payment_intent;
    await expect(stripe.paymentIntents.retrieve(id)).resolves.toMatchObject({
      last_payment_error: { decline_code: "insufficient_funds", payment_method: { card: { last4: "9995" } } },
    });
    await expect(stripe.paymentIntents.confirm(id, { payment_method: "pm_card_visa" })).resolves.toMatchObject({
      status: "succeeded",
      last_payment_error: null,
    });
  });
});

describe("paymentIntents.update", () => {
  it("changes amount and labels while nothing is paid, and only words afterwards", async () => {
    const { stripe } = await openSandbox();
    const { id } = await stripe.paymentIntents.create(intentParams({ metadata: { a: "1", b: "2" } }));
    const updated = await stripe.paymentIntents.update(id, { amount: 50_000, metadata: { a: "", c: "3" } });
    expect(updated).toMatchObject({ amount: 50_000, metadata: { b: "2", c: "3" } });
    expect(updated.metadata).not.toHaveProperty("a");
    await expect(stripe.paymentIntents.update(id, { amount: 10 })).rejects.toMatchObject({ code: "amount_too_small" });
    await stripe.paymentIntents.confirm(id, { payment_method: "pm_card_visa", return_url: RETURN_URL });
    await expect(stripe.paymentIntents.update(id, { amount: 60_000 })).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
    await expect(stripe.paymentIntents.update(id, { metadata: { d: "4" } })).resolves.toMatchObject({
      amount: 50_000,
      metadata: { b: "2", c: "3", d: "4" },
    });
  });
});

describe("capture_method: manual", () => {
  const authorise = (stripe: Stripe) => stripe.paymentIntents.create(confirmed({ capture_method: "manual" }));

  it("authorises first and takes the money with the capture", async () => {
    const { sandbox, stripe } = await openSandbox();
    const intent = await authorise(stripe);
    expect(intent).toMatchObject({ status: "requires_capture", amount_capturable: 98_000, amount_received: 0 });
    await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({ statusCode: 400 });
    const captured = await stripe.paymentIntents.capture(intent.id, {}, { idempotencyKey: "capture:1" });
    expect(captured).toMatchObject({ status: "succeeded", amount_capturable: 0, amount_received: 98_000 });
    await expect(stripe.paymentIntents.capture(intent.id)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
    await expect(stripe.paymentIntents.cancel(intent.id)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
    expect(sandbox.state().events).toEqual({
      "charge.captured": 1,
      "charge.succeeded": 1,
      "payment_intent.amount_capturable_updated": 1,
      "payment_intent.created": 1,
      "payment_intent.succeeded": 1,
    });
  });

  it("releases the promise with a cancel: no money came, and no refund is written down", async () => {
    const { stripe } = await openSandbox();
    const { id } = await authorise(stripe);
    const canceled = await stripe.paymentIntents.cancel(id, { cancellation_reason: "requested_by_customer" });
    expect(canceled).toMatchObject({ status: "canceled", amount_capturable: 0, amount_received: 0 });
    const { data } = await stripe.charges.list({ payment_intent: id });
    expect(data).toMatchObject([{ captured: false, amount_captured: 0, refunded: false, amount_refunded: 0 }]);
    await expect(stripe.refunds.list({ payment_intent: id })).resolves.toMatchObject({ data: [] });
    await expect(stripe.paymentIntents.capture(id)).rejects.toMatchObject({ code: "payment_intent_unexpected_state" });
  });

  it("captures a part, of which alone may go back, and never more than was promised", async () => {
    const { stripe } = await openSandbox();
    const { id } = await authorise(stripe);
    await expect(stripe.paymentIntents.capture(id, { amount_to_capture: 98_001 })).rejects.toMatchObject({
      code: "amount_too_large",
    });
    const captured = await stripe.paymentIntents.capture(id, { amount_to_capture: 60_000 });
    expect(captured).toMatchObject({ status: "succeeded", amount: 98_000, amount_received: 60_000 });
    const { data } = await stripe.charges.list({ payment_intent: id });
    expect(data).toMatchObject([{ amount_captured: 60_000, amount_refunded: 0, refunded: false }]);
    await expect(stripe.refunds.create({ payment_intent: id })).resolves.toMatchObject({ amount: 60_000 });
  });

  it("loses the promise after seven days and says so", async () => {
    const { sandbox, stripe } = await openSandbox();
    const { id } = await authorise(stripe);
    sandbox.advanceClock(7 * 24 * 3600 - 5);
    await expect(stripe.paymentIntents.retrieve(id)).resolves.toMatchObject({ status: "requires_capture" });
    sandbox.advanceClock(10);
    await expect(stripe.paymentIntents.retrieve(id)).resolves.toMatchObject({
      status: "canceled",
      cancellation_reason: "expired",
    });
    expect(sandbox.state().events).toMatchObject({ "payment_intent.canceled": 1, "charge.expired": 1 });
  });
});

describe("paymentIntents.list", () => {
  it("lists by customer and by time, page by page through the SDK", async () => {
    const { sandbox, stripe } = await openSandbox();
    const { id: customer } = await stripe.customers.create({});
    const early = await stripe.paymentIntents.create(intentParams({ customer }));
    sandbox.advanceClock(60);
    for (let made = 0; made < 5; made += 1) await stripe.paymentIntents.create(intentParams({ customer }));
    await stripe.paymentIntents.create(intentParams());
    const seen: string[] = [];
    for await (const intent of stripe.paymentIntents.list({ customer, limit: 2 })) seen.push(intent.id);
    expect(new Set(seen).size).toBe(6);
    expect(seen.at(-1)).toBe(early.id);
    const since = await stripe.paymentIntents.list({ customer, created: { gte: early.created + 30 } });
    expect(since.data).toHaveLength(5);
  });

  it("makes one payment when the answer of a one-call payment is lost and the SDK asks again", async () => {
    const receiver = await openReceiver();
    const { sandbox } = await openSandbox({ webhook: { url: receiver.url, secret: WEBHOOK_SECRET } });
    sandbox.setFaults({ api: [{ path: "/v1/payment_intents", action: "drop_answer" }] });
    const intent = await clientFor(sandbox.port).paymentIntents.create(confirmed());
    expect(intent.status).toBe("succeeded");
    expect(sandbox.state()).toMatchObject({ paymentIntents: { succeeded: 1 }, charges: { succeeded: 1 } });
    const types = await until(
      () => receiver.received.map(({ event }) => event.type),
      (seen) => seen.length === 3,
    );
    expect(types.sort()).toEqual(["charge.succeeded", "payment_intent.created", "payment_intent.succeeded"]);
  });
});
