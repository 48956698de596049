import type Stripe from "stripe";
import { describe, expect, it } from "vitest";
import { answerBank, idOf, openSandbox } from "./testing";

const RETURN_URL = "http://shop.example/checkout/return?order=o1";

async function openWithCard(card: string) {
  const opened = await openSandbox();
  const { id: customer } = await opened.stripe.customers.create({ email: "buyer@example.com" });
  const { id: method } = await opened.stripe.paymentMethods.attach(card, { customer });
  const charge = (overrides: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
    opened.stripe.paymentIntents.create({
      amount: 49_000,
      currency: "thb",
      customer,
      payment_method: method,
      confirm: true,
      return_url: RETURN_URL,
      metadata: { checkout_id: "co_1" },
      ...overrides,
    });
  return { ...opened, customer, method, charge };
}

async function openChallenge(card: string) {
  const opened = await openWithCard(card);
  const intent = await opened.charge();
  const next = intent.next_action?.redirect_to_url;
  if (!next?.url) throw new Error("The bank did not ask.");
  return { ...opened, intent, url: next.url };
}

describe("a saved card in one call", () => {
  it("pays, again and again", async () => {
    const { stripe, charge, method } = await openWithCard("pm_card_visa");
    await expect(charge()).resolves.toMatchObject({ status: "succeeded", payment_method: method });
    await expect(charge({ off_session: true })).resolves.toMatchObject({ status: "succeeded" });
    await expect(stripe.paymentMethods.retrieve(method)).resolves.toMatchObject({ id: method });
  });

  it.each([
    ["pm_card_visa_chargeDeclined", "card_declined", "generic_decline"],
    ["pm_card_visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"],
    ["pm_card_visa_chargeDeclinedLostCard", "card_declined", "lost_card"],
    ["pm_card_visa_chargeDeclinedStolenCard", "card_declined", "stolen_card"],
    ["pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card"],
    ["pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", "incorrect_cvc"],
    ["pm_card_chargeDeclinedProcessingError", "processing_error", "processing_error"],
    ["pm_card_visa_chargeDeclinedVelocityLimitExceeded", "card_declined", "card_velocity_exceeded"],
    ["pm_card_radarBlock", "card_declined", "fraudulent"],
  ])("is declined as %s says: 402 with code, reason and the intent", async (card, code, reason) => {
    const { stripe } = await openSandbox();
    const params = { amount: 49_000, currency: "thb", confirm: true, payment_method: card, return_url: RETURN_URL };
    await expect(stripe.paymentIntents.create(params)).rejects.toMatchObject({
      type: "StripeCardError",
      statusCode: 402,
      code,
      decline_code: reason,
      payment_intent: { status: "requires_payment_method", last_payment_error: { code, decline_code: reason } },
    });
    const [charge] = (await stripe.charges.list()).data;
    expect(charge).toMatchObject({ status: "failed", paid: false, failure_code: code });
  });

  it("is saved and declined later, as banks do", async () => {
    const { charge } = await openWithCard("pm_card_chargeCustomerFail");
    await expect(charge()).rejects.toMatchObject({ statusCode: 402, code: "card_declined" });
  });
});

describe("3-D Secure", () => {
  it("asks the buyer on a page of the bank, and comes back paid", async () => {
    const { stripe, intent, url } = await openChallenge("pm_card_authenticationRequired");
    expect(intent).toMatchObject({
      status: "requires_action",
      next_action: { type: "redirect_to_url", redirect_to_url: { return_url: RETURN_URL } },
    });
    const english = await (await fetch(url)).text();
    for (const text of ["Yes, confirm", "No, refuse", "490.00", "visa •••• 3184"]) expect(english).toContain(text);
    const thai = await (await fetch(url, { headers: { "accept-language": "th" } })).text();
    expect(thai).toContain("ใช่ ยืนยัน");
    const back = new URL(await answerBank(url, "accept"));
    expect(Object.fromEntries(back.searchParams)).toEqual({
      order: "o1",
      payment_intent: intent.id,
      payment_intent_client_secret: intent.client_secret,
      redirect_status: "succeeded",
    });
    await expect(stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge"] })).resolves.toMatchObject({
      status: "succeeded",
      next_action: null,
      latest_charge: { payment_method_details: { card: { three_d_secure: { result: "authenticated" } } } },
    });
  });

  it("comes back with a refusal, and nothing was charged", async () => {
    const { sandbox, stripe, intent, url } = await openChallenge("pm_card_authenticationRequired");
    expect(await answerBank(url, "refuse")).toContain("redirect_status=failed");
    await expect(stripe.paymentIntents.retrieve(intent.id)).resolves.toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code: "payment_intent_authentication_failure" },
    });
    expect(sandbox.state()).toMatchObject({ charges: {}, events: { "payment_intent.payment_failed": 1 } });
  });

  it("may be left without an answer: the intent waits, can still be answered, or be canceled for good", async () => {
    const { sandbox, stripe, intent, url } = await openChallenge("pm_card_authenticationRequired");
    expect(await answerBank(url, "leave")).toContain("redirect_status=pending");
    await expect(stripe.paymentIntents.retrieve(intent.id)).resolves.toMatchObject({ status: "requires_action" });
    await stripe.paymentIntents.cancel(intent.id);
    await answerBank(url, "accept");
    expect(await (await fetch(url)).text()).toContain("There is nothing to confirm any more.");
    await expect(stripe.paymentIntents.retrieve(intent.id)).resolves.toMatchObject({ status: "canceled" });
    expect(sandbox.state().charges).toEqual({});
  });

  it.each([
    ["pm_card_threeDSecureRequiredChargeDeclined", "generic_decline"],
    ["pm_card_authenticationRequiredChargeDeclinedInsufficientFunds", "insufficient_funds"],
  ])("does not save %s from its decline after the confirmation", async (card, reason) => {
    const { stripe, intent, url } = await openChallenge(card);
    expect(await answerBank(url, "accept")).toContain("redirect_status=failed");
    await expect(stripe.paymentIntents.retrieve(intent.id)).resolves.toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { decline_code: reason },
    });
  });

  it("authorises only, when the capture is ours", async () => {
    const { stripe, charge } = await openWithCard("pm_card_authenticationRequired");
    const intent = await charge({ capture_method: "manual" });
    const back = await answerBank(intent.next_action?.redirect_to_url?.url ?? "", "accept");
    expect(back).toContain("redirect_status=succeeded");
    await expect(stripe.paymentIntents.retrieve(intent.id)).resolves.toMatchObject({ status: "requires_capture" });
  });

  it("fails without the buyer, or where the shop cannot send anybody", async () => {
    const { charge } = await openWithCard("pm_card_authenticationRequired");
    const refusal = { type: "StripeCardError", statusCode: 402, code: "authentication_required" };
    await expect(charge({ off_session: true })).rejects.toMatchObject(refusal);
    await expect(charge({ error_on_requires_action: true })).rejects.toMatchObject({
      ...refusal,
      payment_intent: { status: "requires_payment_method" },
    });
  });

  it("spares a payment without the buyer once the card was set up for that", async () => {
    const { stripe, customer, charge } = await openWithCard("pm_card_authenticationRequiredOnSetup");
    await expect(charge({ off_session: true })).rejects.toMatchObject({ code: "authentication_required" });
    const setup = await stripe.setupIntents.create({
      customer,
      payment_method: "pm_card_authenticationRequiredOnSetup",
      confirm: true,
      return_url: RETURN_URL,
    });
    const back = await answerBank(setup.next_action?.redirect_to_url?.url ?? "", "accept");
    expect(back).toContain(`setup_intent=${setup.id}`);
    const { payment_method: kept } = await stripe.setupIntents.retrieve(setup.id);
    const paid = await charge({ payment_method: idOf(kept), off_session: true });
    expect(paid.status).toBe("succeeded");
    await expect(charge({ payment_method: idOf(kept) })).resolves.toMatchObject({ status: "requires_action" });
  });

  it("comes on the shop's wish for any card that can", async () => {
    const { charge } = await openWithCard("pm_card_visa");
    const wish = { payment_method_options: { card: { request_three_d_secure: "any" as const } } };
    await expect(charge(wish)).resolves.toMatchObject({ status: "requires_action" });
  });
});

describe("setupIntents", () => {
  it("keep a card for later without a payment", async () => {
    const { sandbox, stripe, customer } = await openWithCard("pm_card_visa");
    const setup = await stripe.setupIntents.create({ customer, usage: "on_session" });
    expect(setup).toMatchObject({ status: "requires_payment_method", payment_method_types: ["card"] });
    const done = await stripe.setupIntents.confirm(setup.id, {
      payment_method: "pm_card_mastercard",
      return_url: RETURN_URL,
    });
    expect(done).toMatchObject({ status: "succeeded", customer });
    const { data } = await stripe.customers.listPaymentMethods(customer);
    expect(data[0]).toMatchObject({ id: done.payment_method, card: { brand: "mastercard" } });
    await expect(stripe.setupIntents.cancel(setup.id)).rejects.toMatchObject({ code: "setup_intent_unexpected_state" });
    expect(sandbox.state().charges).toEqual({});
  });

  it("answer a refused card with 402, keep nothing, and can be canceled", async () => {
    const { stripe, customer } = await openWithCard("pm_card_visa");
    const params = { customer, payment_method: "pm_card_visa_chargeDeclined", confirm: true, return_url: RETURN_URL };
    await expect(stripe.setupIntents.create(params)).rejects.toMatchObject({
      type: "StripeCardError",
      statusCode: 402,
      setup_intent: { status: "requires_payment_method", last_setup_error: { code: "card_declined" } },
    });
    const [failed] = (await stripe.setupIntents.list({ customer })).data;
    await expect(stripe.setupIntents.cancel(failed?.id ?? "")).resolves.toMatchObject({ status: "canceled" });
    const old = { customer, payment_method_types: ["card"] };
    await expect(stripe.setupIntents.create(old)).rejects.toMatchObject({
      code: "payment_method_types_no_longer_supported",
    });
  });
});
