import type Stripe from "stripe";
import { describe, expect, it } from "vitest";
import { answerBank, CARDS, idOf, openSandbox, sessionParams, submitCard } from "./testing";

type Overrides = Stripe.Checkout.SessionCreateParams;

async function openSession(overrides: Overrides = {}) {
  const opened = await openSandbox();
  const { id: customer } = await opened.stripe.customers.create({ email: "member@example.com" });
  const params: Overrides = { ...sessionParams(overrides), customer };
  delete params.customer_email;
  const session = await opened.stripe.checkout.sessions.create(params);
  const savedCards = async () => (await opened.stripe.customers.listPaymentMethods(customer)).data;
  return { ...opened, customer, session, savedCards };
}

/** What the browser does after the submit: it goes to the bank's page. */
async function submitToBank(url: string | null, number: string): Promise<string> {
  const response = await submitCard(url, { number });
  return new URL(response.headers.get("location") ?? "", url ?? "").href;
}

describe("Checkout for a customer", () => {
  it("pays for that customer and keeps nothing that nobody asked for", async () => {
    const { stripe, customer, session, savedCards } = await openSession();
    await submitCard(session.url);
    await expect(
      stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent", "customer"] }),
    ).resolves.toMatchObject({
      payment_status: "paid",
      customer: { id: customer },
      customer_details: { email: "member@example.com" },
      payment_intent: { customer, status: "succeeded" },
    });
    expect(await savedCards()).toEqual([]);
  });

  it("keeps the card on the shop's account, shown again only within limits", async () => {
    const { session, savedCards, customer } = await openSession({
      payment_intent_data: { setup_future_usage: "on_session" },
    });
    expect(await (await fetch(session.url ?? "")).text()).not.toContain('name="keep"');
    await submitCard(session.url);
    expect(await savedCards()).toMatchObject([{ customer, allow_redisplay: "limited", card: { last4: "4242" } }]);
  });

  it.each([
    ["th", "เก็บบัตรนี้ไว้ใช้กับคำสั่งซื้อครั้งต่อไป"],
    ["en", "Keep this card for my next orders"],
  ] as const)("keeps the card when the buyer ticks the box in %s, and not before", async (locale, words) => {
    const overrides = { locale, saved_payment_method_options: { payment_method_save: "enabled" as const } };
    const declined = await openSession(overrides);
    const page = await (await fetch(declined.session.url ?? "")).text();
    expect(page).toContain(words);
    expect(page).not.toContain("checked");
    await submitCard(declined.session.url);
    expect(await declined.savedCards()).toEqual([]);
    const kept = await openSession(overrides);
    await submitCard(kept.session.url, { keep: "yes" });
    expect(await kept.savedCards()).toMatchObject([{ allow_redisplay: "always" }]);
    const [card] = await kept.savedCards();
    const again = await kept.stripe.paymentIntents.create({
      amount: 49_000,
      currency: "thb",
      customer: kept.customer,
      payment_method: card?.id ?? "",
      confirm: true,
      return_url: "http://shop.example/return",
    });
    expect(again.status).toBe("succeeded");
  });

  it("makes the customer where there was none", async () => {
    const { stripe } = await openSandbox();
    const session = await stripe.checkout.sessions.create(
      sessionParams({ payment_intent_data: { setup_future_usage: "off_session" } }),
    );
    await submitCard(session.url);
    const { customer } = await stripe.checkout.sessions.retrieve(session.id);
    await expect(stripe.customers.retrieve(idOf(customer))).resolves.toMatchObject({ email: "buyer@example.com" });
    expect((await stripe.customers.listPaymentMethods(idOf(customer))).data).toHaveLength(1);
  });

  it("authorises only, and is paid once we captured", async () => {
    const { stripe, session } = await openSession({ payment_intent_data: { capture_method: "manual" } });
    await submitCard(session.url);
    const done = await stripe.checkout.sessions.retrieve(session.id);
    expect(done).toMatchObject({ status: "complete", payment_status: "unpaid" });
    await stripe.paymentIntents.capture(idOf(done.payment_intent));
    await expect(stripe.checkout.sessions.retrieve(session.id)).resolves.toMatchObject({ payment_status: "paid" });
  });
});

describe("Checkout in setup mode", () => {
  const openSetup = async (overrides: Overrides = {}) => {
    const opened = await openSandbox();
    const { id: customer } = await opened.stripe.customers.create({ email: "member@example.com" });
    const session = await opened.stripe.checkout.sessions.create({
      mode: "setup",
      currency: "thb",
      customer,
      locale: "en",
      success_url: "http://shop.example/cards?session={CHECKOUT_SESSION_ID}",
      ...overrides,
    });
    return { ...opened, customer, session };
  };

  it("saves a card without a payment", async () => {
    const { sandbox, stripe, customer, session } = await openSetup({ setup_intent_data: { metadata: { a: "1" } } });
    expect(session).toMatchObject({ payment_status: "no_payment_required", amount_total: null, payment_intent: null });
    const page = await (await fetch(session.url ?? "")).text();
    for (const text of ["Save a card (test)", "Save card"]) expect(page).toContain(text);
    expect(page).not.toContain("Your order");
    const response = await submitCard(session.url);
    expect(response.headers.get("location")).toBe(`http://shop.example/cards?session=${session.id}`);
    const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ["setup_intent"] });
    expect(done).toMatchObject({ status: "complete", setup_intent: { status: "succeeded", metadata: { a: "1" } } });
    expect((await stripe.customers.listPaymentMethods(customer)).data).toMatchObject([{ allow_redisplay: "limited" }]);
    expect(sandbox.state()).toMatchObject({ charges: {}, events: { "checkout.session.completed": 1 } });
  });

  it("lets the bank ask first, and tells a refused card", async () => {
    const { stripe, customer, session } = await openSetup();
    const declined = await submitCard(session.url, { number: CARDS.declined });
    expect(declined.status).toBe(402);
    const bank = await submitToBank(session.url, CARDS.asksUnlessSetUp);
    expect(await (await fetch(bank)).text()).toContain("Do you want to save this card?");
    expect(await answerBank(bank, "accept")).toBe(`http://shop.example/cards?session=${session.id}`);
    expect((await stripe.customers.listPaymentMethods(customer)).data).toHaveLength(1);
  });

  it("refuses what only a payment has, and closes with its session", async () => {
    const { stripe, session } = await openSetup();
    const wrong = { mode: "setup" as const, currency: "thb", success_url: "http://shop.example/" };
    const saving = { ...wrong, saved_payment_method_options: { payment_method_save: "enabled" as const } };
    await expect(stripe.checkout.sessions.create(saving)).rejects.toMatchObject({
      param: "saved_payment_method_options",
    });
    await stripe.checkout.sessions.expire(session.id);
    const setup = await stripe.setupIntents.retrieve(idOf(session.setup_intent));
    expect(setup.status).toBe("canceled");
  });
});

describe("3-D Secure in Checkout", () => {
  it("leads over the bank's page to the success address", async () => {
    const { stripe, session } = await openSession({ locale: "th" });
    const bank = await submitToBank(session.url, CARDS.asksAlways);
    const question = await fetch(bank);
    expect(question.headers.get("content-security-policy")).toContain("form-action 'self' http://shop.example");
    expect(await question.text()).toContain('<html lang="th">');
    await expect(stripe.checkout.sessions.retrieve(session.id)).resolves.toMatchObject({ status: "open" });
    expect(await answerBank(bank, "accept")).toBe(`http://shop.example/return?session=${session.id}`);
    await expect(stripe.checkout.sessions.retrieve(session.id)).resolves.toMatchObject({ payment_status: "paid" });
  });

  it.each([
    ["a refusal", CARDS.asksAlways, "refuse", "Your bank did not confirm this card."],
    ["a decline afterwards", CARDS.asksThenDeclines, "accept", "Your card was declined."],
    ["missing funds afterwards", CARDS.asksThenNoFunds, "accept", "not enough funds"],
  ] as const)("comes back to the page after %s and lets the buyer try again", async (...row) => {
    const [, number, answer, words] = row;
    const { sandbox, stripe, session } = await openSession({ locale: "en" });
    const back = await answerBank(await submitToBank(session.url, number), answer);
    expect(back).toBe(`/c/pay/${session.id}`);
    const page = await (await fetch(session.url ?? "")).text();
    expect(page).toContain(words);
    await submitCard(session.url);
    await expect(stripe.checkout.sessions.retrieve(session.id)).resolves.toMatchObject({ payment_status: "paid" });
    expect(sandbox.state()).toMatchObject({ paymentIntents: { succeeded: 1 } });
  });

  it("may be left: the page is still open, and another card pays", async () => {
    const { stripe, session } = await openSession();
    expect(await answerBank(await submitToBank(session.url, CARDS.asksAlways), "leave")).toBe(`/c/pay/${session.id}`);
    await submitCard(session.url);
    await expect(stripe.checkout.sessions.retrieve(session.id)).resolves.toMatchObject({ payment_status: "paid" });
  });

  it("is over with an expired session: nothing is charged any more", async () => {
    const { sandbox, stripe, session } = await openSession();
    const bank = await submitToBank(session.url, CARDS.asksAlways);
    await stripe.checkout.sessions.expire(session.id);
    await answerBank(bank, "accept");
    expect(sandbox.state()).toMatchObject({ charges: {}, paymentIntents: { canceled: 1 } });
  });
});
