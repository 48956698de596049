import { describe, expect, it } from "vitest";
import { createPaidSession, openSandbox, sessionParams, submitCard, CARDS } from "./testing";

const HOUR = 3600;

describe("checkout.sessions.create", () => {
  it("gives an open session of the hosted page with totals and no payment intent yet", async () => {
    const { sandbox, stripe } = await openSandbox();
    const session = await stripe.checkout.sessions.create(
      sessionParams({
        client_reference_id: "checkout_1",
        metadata: { checkout_id: "1" },
        locale: "th",
        shipping_options: [
          {
            shipping_rate_data: {
              display_name: "EMS",
              type: "fixed_amount",
              fixed_amount: { amount: 5000, currency: "thb" },
            },
          },
        ],
      }),
    );
    expect(session).toMatchObject({
      object: "checkout.session",
      amount_subtotal: 98_000,
      amount_total: 103_000,
      client_reference_id: "checkout_1",
      currency: "thb",
      customer_email: "buyer@example.com",
      livemode: false,
      locale: "th",
      metadata: { checkout_id: "1" },
      mode: "payment",
      payment_intent: null,
      payment_status: "unpaid",
      shipping_cost: { amount_total: 5000 },
      status: "open",
      total_details: { amount_shipping: 5000 },
      ui_mode: "hosted_page",
    });
    expect(session.id).toMatch(/^cs_test_\w{58}$/);
    expect(session.url).toBe(`${sandbox.url}/c/pay/${session.id}`);
    expect(session.expires_at - session.created).toBe(24 * HOUR);
    expect(session.lastResponse.requestId).toMatch(/^req_/);
  });

  it.each<[name: string, overrides: Record<string, unknown>, refusal: { code: string; param: string }]>([
    ["an unknown parameter", { cart: "1" }, { code: "parameter_unknown", param: "cart" }],
    [
      "the removed payment_method_types",
      { payment_method_types: ["card"] },
      { code: "payment_method_types_no_longer_supported", param: "payment_method_types" },
    ],
    ["a missing success_url", { success_url: undefined }, { code: "parameter_missing", param: "success_url" }],
    ["an address that is none", { cancel_url: "/bag" }, { code: "url_invalid", param: "cancel_url" }],
    ["an empty string", { client_reference_id: "" }, { code: "parameter_invalid_empty", param: "client_reference_id" }],
  ])("refuses %s", async (_, overrides, refusal) => {
    const { stripe } = await openSandbox();
    const attempt = stripe.checkout.sessions.create(Object.assign(sessionParams(), overrides));
    await expect(attempt).rejects.toMatchObject({ type: "StripeInvalidRequestError", statusCode: 400, ...refusal });
  });

  it("names a wrong nested parameter in brackets", async () => {
    const { stripe } = await openSandbox();
    const product = { name: "Scarf", colour: "blue" };
    const attempt = stripe.checkout.sessions.create(
      sessionParams({
        line_items: [{ quantity: 1, price_data: { currency: "thb", unit_amount: 2000, product_data: product } }],
      }),
    );
    await expect(attempt).rejects.toMatchObject({ param: "line_items[0][price_data][product_data][colour]" });
  });

  it.each([
    ["thb", 999, 1000],
    ["jpy", 49, 50],
    ["usd", 49, 50],
  ])("refuses less than the minimum in %s and takes the minimum", async (currency, tooSmall, smallest) => {
    const { stripe } = await openSandbox();
    const create = (unit_amount: number) =>
      stripe.checkout.sessions.create(
        sessionParams({
          line_items: [{ quantity: 1, price_data: { currency, unit_amount, product_data: { name: "Pin" } } }],
        }),
      );
    await expect(create(tooSmall)).rejects.toMatchObject({ code: "amount_too_small" });
    await expect(create(smallest)).resolves.toMatchObject({ amount_total: smallest, currency });
  });

  it("takes an expiry from 30 minutes to 24 hours ahead", async () => {
    const { stripe } = await openSandbox();
    const now = Math.floor(Date.now() / 1000);
    const create = (expires_at: number) => stripe.checkout.sessions.create(sessionParams({ expires_at }));
    await expect(create(now + 20 * 60)).rejects.toMatchObject({ param: "expires_at" });
    await expect(create(now + 25 * HOUR)).rejects.toMatchObject({ param: "expires_at" });
    await expect(create(now + HOUR)).resolves.toMatchObject({ expires_at: now + HOUR });
  });
});

describe("checkout.sessions.retrieve", () => {
  it("expands the payment intent with its charge, and the line items", async () => {
    const { stripe } = await openSandbox();
    const { id } = await createPaidSession(stripe, { payment_intent_data: { metadata: { order_id: "7" } } });
    const session = await stripe.checkout.sessions.retrieve(id, {
      expand: ["payment_intent.latest_charge", "line_items"],
    });
    expect(session).toMatchObject({
      status: "complete",
      payment_status: "paid",
      url: null,
      customer_details: { email: "buyer@example.com", name: "Somsri Jaidee" },
      payment_intent: {
        object: "payment_intent",
        amount: 98_000,
        amount_received: 98_000,
        metadata: { order_id: "7" },
        status: "succeeded",
        latest_charge: { object: "charge", paid: true, payment_method_details: { card: { last4: "4242" } } },
      },
      line_items: { data: [{ amount_total: 98_000, description: "Indigo scarf", quantity: 2 }] },
    });
  });

  it("refuses to expand what is no reference, and to find what is not there", async () => {
    const { stripe } = await openSandbox();
    const { id } = await stripe.checkout.sessions.create(sessionParams());
    await expect(stripe.checkout.sessions.retrieve(id, { expand: ["currency"] })).rejects.toMatchObject({
      statusCode: 400,
      message: "This property cannot be expanded (currency).",
    });
    await expect(stripe.checkout.sessions.retrieve("cs_test_none")).rejects.toMatchObject({
      statusCode: 404,
      code: "resource_missing",
    });
  });
});

describe("checkout.sessions.list", () => {
  it("pages newest first through all sessions", async () => {
    const { stripe } = await openSandbox();
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) made.push((await stripe.checkout.sessions.create(sessionParams())).id);
    const first = await stripe.checkout.sessions.list({ limit: 2 });
    expect(first.has_more).toBe(true);
    const seen: string[] = [];
    for await (const session of stripe.checkout.sessions.list({ limit: 2 })) seen.push(session.id);
    expect(seen).toEqual(made.toReversed());
  });

  it("finds the session of a payment intent, and those of a time", async () => {
    const { stripe } = await openSandbox();
    await stripe.checkout.sessions.create(sessionParams());
    const paid = await createPaidSession(stripe);
    const found = await stripe.checkout.sessions.list({ payment_intent: paid.payment_intent });
    expect(found.data.map(({ id }) => id)).toEqual([paid.id]);
    await expect(stripe.checkout.sessions.list({ created: { gt: paid.created + 60 } })).resolves.toMatchObject({
      data: [],
    });
    await expect(stripe.checkout.sessions.list({ created: { gte: paid.created - 60 } })).resolves.toMatchObject({
      data: [{ id: paid.id }, {}],
    });
  });
});

describe("checkout.sessions.expire", () => {
  it("closes an open session and says so in an event", async () => {
    const { stripe } = await openSandbox();
    const { id } = await stripe.checkout.sessions.create(sessionParams());
    await expect(stripe.checkout.sessions.expire(id)).resolves.toMatchObject({ status: "expired", url: null });
    const events = await stripe.events.list({ type: "checkout.session.expired" });
    expect(events.data.map((event) => event.data.object)).toMatchObject([{ id }]);
  });

  it("refuses a complete session and an expired one", async () => {
    const { stripe } = await openSandbox();
    const paid = await createPaidSession(stripe);
    await expect(stripe.checkout.sessions.expire(paid.id)).rejects.toMatchObject({
      type: "StripeInvalidRequestError",
      statusCode: 400,
      message: expect.stringContaining("`complete`") as string,
    });
    const open = await stripe.checkout.sessions.create(sessionParams());
    await stripe.checkout.sessions.expire(open.id);
    await expect(stripe.checkout.sessions.expire(open.id)).rejects.toMatchObject({
      message: expect.stringContaining("`expired`") as string,
    });
  });

  it("cancels the intent that a declined card left behind", async () => {
    const { stripe } = await openSandbox();
    const { id, url } = await stripe.checkout.sessions.create(sessionParams());
    await submitCard(url, { number: CARDS.declined });
    await stripe.checkout.sessions.expire(id);
    const session = await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
    expect(session.payment_intent).toMatchObject({ status: "canceled" });
  });

  it("happens by itself when the time has come", async () => {
    const { sandbox, stripe } = await openSandbox();
    const { id, url } = await stripe.checkout.sessions.create(sessionParams());
    sandbox.advanceClock(24 * HOUR + 1);
    await expect(stripe.checkout.sessions.retrieve(id)).resolves.toMatchObject({ status: "expired" });
    await submitCard(url);
    expect(sandbox.state().charges).toEqual({});
  });
});
