import { describe, expect, it } from "vitest";
import { openSandbox } from "./testing";

async function openWithCustomer() {
  const opened = await openSandbox();
  const { id: customer } = await opened.stripe.customers.create({ email: "buyer@example.com" });
  return { ...opened, customer };
}

describe("customers", () => {
  it("are created, read, changed and found by mail address", async () => {
    const { stripe, customer } = await openWithCustomer();
    const changed = await stripe.customers.update(customer, { name: "Somsri", metadata: { account: "a1" } });
    expect(changed).toMatchObject({ email: "buyer@example.com", name: "Somsri", metadata: { account: "a1" } });
    await expect(stripe.customers.retrieve(customer)).resolves.toMatchObject({ name: "Somsri" });
    await stripe.customers.create({ email: "other@example.com" });
    const found = await stripe.customers.list({ email: "buyer@example.com" });
    expect(found.data.map(({ id }) => id)).toEqual([customer]);
  });

  it("leave nothing usable behind when they are deleted", async () => {
    const { sandbox, stripe, customer } = await openWithCustomer();
    const saved = await stripe.paymentMethods.attach("pm_card_visa", { customer });
    await expect(stripe.customers.del(customer)).resolves.toEqual(
      expect.objectContaining({ id: customer, object: "customer", deleted: true }),
    );
    await expect(stripe.customers.retrieve(customer)).resolves.toMatchObject({ deleted: true });
    await expect(stripe.customers.update(customer, { name: "x" })).rejects.toMatchObject({ code: "resource_missing" });
    await expect(stripe.paymentMethods.retrieve(saved.id)).resolves.toMatchObject({ customer: null });
    const charge = { amount: 5000, currency: "thb", customer, payment_method: saved.id };
    await expect(stripe.paymentIntents.create(charge)).rejects.toMatchObject({ code: "resource_missing" });
    expect(sandbox.state().events).toMatchObject({ "customer.deleted": 1, "payment_method.detached": 1 });
  });
});

describe("paymentMethods", () => {
  it("are attached, listed for their customer only, and shown again as the buyer allowed", async () => {
    const { stripe, customer } = await openWithCustomer();
    const { id: other } = await stripe.customers.create({});
    const visa = await stripe.paymentMethods.attach("pm_card_visa", { customer });
    const master = await stripe.paymentMethods.attach("pm_card_mastercard", { customer });
    await stripe.paymentMethods.attach("pm_card_visa", { customer: other });
    expect(visa).toMatchObject({ customer, allow_redisplay: "unspecified", card: { brand: "visa", last4: "4242" } });
    await stripe.paymentMethods.update(visa.id, { allow_redisplay: "always" });
    const saved = await stripe.customers.listPaymentMethods(customer, { type: "card" });
    expect(saved.data.map(({ id }) => id)).toEqual([master.id, visa.id]);
    const shown = await stripe.paymentMethods.list({ customer, allow_redisplay: "always" });
    expect(shown.data.map(({ id }) => id)).toEqual([visa.id]);
  });

  it("are detached for good", async () => {
    const { stripe, customer } = await openWithCustomer();
    const { id } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
    await expect(stripe.paymentMethods.detach(id)).resolves.toMatchObject({ customer: null });
    await expect(stripe.paymentMethods.attach(id, { customer })).rejects.toMatchObject({ statusCode: 400 });
    await expect(stripe.paymentMethods.detach(id)).rejects.toMatchObject({ statusCode: 400 });
    const charge = { amount: 5000, currency: "thb", payment_method: id };
    await expect(stripe.paymentIntents.create(charge)).rejects.toMatchObject({ param: "payment_method" });
  });

  it("belong to one customer, and a card that its bank refuses is not saved", async () => {
    const { stripe, customer } = await openWithCustomer();
    const { id: other } = await stripe.customers.create({});
    const { id } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
    await expect(stripe.paymentMethods.attach(id, { customer: other })).rejects.toMatchObject({ statusCode: 400 });
    const charge = { amount: 5000, currency: "thb", payment_method: id };
    await expect(stripe.paymentIntents.create({ ...charge, customer: other })).rejects.toMatchObject({
      param: "payment_method",
    });
    await expect(stripe.paymentIntents.create(charge)).rejects.toMatchObject({ param: "payment_method" });
    await expect(stripe.paymentMethods.attach("pm_card_visa_chargeDeclined", { customer })).rejects.toMatchObject({
      type: "StripeCardError",
      code: "card_declined",
    });
    const { data } = await stripe.customers.listPaymentMethods(customer);
    expect(data).toHaveLength(1);
  });
});
