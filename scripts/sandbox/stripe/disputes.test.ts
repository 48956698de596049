import type Stripe from "stripe";
import { describe, expect, it } from "vitest";
import { openReceiver, openSandbox, until, WEBHOOK_SECRET } from "./testing";

async function openPaid(card: string, overrides: Partial<Stripe.PaymentIntentCreateParams> = {}) {
  const receiver = await openReceiver();
  const opened = await openSandbox({ webhook: { url: receiver.url, secret: WEBHOOK_SECRET } });
  const intent = await opened.stripe.paymentIntents.create({
    amount: 49_000,
    currency: "thb",
    confirm: true,
    payment_method: card,
    return_url: "http://shop.example/return",
    ...overrides,
  });
  const disputesOf = async () => (await opened.stripe.disputes.list({ payment_intent: intent.id })).data;
  const events = async () => {
    const { data } = await opened.stripe.events.list({ type: "charge.dispute.*", limit: 100 });
    return data.map(({ type }) => type.replace("charge.dispute.", "")).reverse();
  };
  return { ...opened, ...receiver, intent, disputesOf, events };
}

async function openDisputed(card = "pm_card_createDispute") {
  const opened = await openPaid(card);
  const [dispute] = await opened.disputesOf();
  if (!dispute) throw new Error("Nobody disputes this payment.");
  return { ...opened, dispute };
}

const netOf = ({ balance_transactions: moved }: Stripe.Dispute) => moved.reduce((sum, { net }) => sum + net, 0);

describe("a disputed payment", () => {
  it.each([
    ["pm_card_createDispute", "fraudulent", "needs_response", -49_000],
    ["pm_card_createDisputeProductNotReceived", "product_not_received", "needs_response", -49_000],
    ["pm_card_createDisputeInquiry", "general", "warning_needs_response", 0],
  ])("follows the card %s: reason %s, status %s", async (...row) => {
    const [card, reason, status, net] = row;
    const { stripe, dispute, intent, received } = await openDisputed(card);
    expect(dispute).toMatchObject({ reason, status, amount: 49_000, payment_intent: intent.id });
    expect(netOf(dispute)).toBe(net);
    const retrieved = await stripe.disputes.retrieve(dispute.id, { expand: ["charge"] });
    expect(retrieved).toMatchObject({ charge: { disputed: true } });
    const created = await until(() => received.find(({ event }) => event.type === "charge.dispute.created"));
    expect(created?.event.data.object).toMatchObject({ id: dispute.id });
  });

  it("cannot be refunded on top, but an inquiry can", async () => {
    const { stripe, intent } = await openDisputed();
    await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({
      code: "charge_disputed",
    });
    const inquiry = await openDisputed("pm_card_createDisputeInquiry");
    const refund = await inquiry.stripe.refunds.create({ payment_intent: inquiry.intent.id });
    expect(refund.status).toBe("succeeded");
  });

  it.each([
    ["winning_evidence", "won", 0, ["created", "funds_withdrawn", "updated", "closed", "funds_reinstated"]],
    ["losing_evidence", "lost", -49_000, ["created", "funds_withdrawn", "updated", "closed"]],
  ])("is decided by the documented text %s: %s", async (...row) => {
    const [text, status, net, story] = row;
    const { stripe, dispute, events } = await openDisputed();
    const staged = await stripe.disputes.update(dispute.id, { evidence: { customer_name: "Somsri" }, submit: false });
    expect(staged).toMatchObject({ status: "needs_response", evidence_details: { has_evidence: true } });
    const answered = await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: text } });
    expect(answered).toMatchObject({ status, evidence: { customer_name: "Somsri" } });
    expect(netOf(answered)).toBe(net);
    const [first, second, , ...rest] = await events();
    expect([first, second, ...rest]).toEqual(story);
    await expect(stripe.disputes.close(dispute.id)).rejects.toMatchObject({ statusCode: 400 });
  });

  it("waits for the bank after our answer, and is decided by a switch", async () => {
    const { sandbox, stripe, dispute } = await openDisputed();
    const answered = await stripe.disputes.update(dispute.id, { evidence: { shipping_tracking_number: "TH1" } });
    expect(answered).toMatchObject({ status: "under_review", evidence_details: { submission_count: 1 } });
    sandbox.turn("/_sandbox/disputes", { action: "win", dispute: dispute.id });
    const won = await stripe.disputes.retrieve(dispute.id);
    expect(won.status).toBe("won");
    expect(netOf(won)).toBe(0);
  });

  it("is lost when we accept it, and the bank may still bring the money back", async () => {
    const { sandbox, stripe, dispute, events } = await openDisputed();
    await expect(stripe.disputes.close(dispute.id)).resolves.toMatchObject({ status: "lost" });
    sandbox.turn("/_sandbox/disputes", { action: "reinstate", dispute: dispute.id });
    sandbox.turn("/_sandbox/disputes", { action: "reinstate", dispute: dispute.id });
    expect(netOf(await stripe.disputes.retrieve(dispute.id))).toBe(0);
    expect(await events()).toEqual(["created", "funds_withdrawn", "closed", "funds_reinstated"]);
  });

  it("begins by a switch on any paid card, once, for what was not refunded", async () => {
    const { sandbox, stripe, intent, disputesOf } = await openPaid("pm_card_visa");
    await stripe.refunds.create({ payment_intent: intent.id, amount: 9000 });
    const open = () => sandbox.turn("/_sandbox/disputes", { action: "open", paymentIntent: intent.id });
    expect(open()).toMatchObject({ amount: 40_000, status: "needs_response" });
    expect(open).toThrow("cannot be disputed");
    expect(await disputesOf()).toHaveLength(1);
  });

  it("grows out of an inquiry", async () => {
    const { sandbox, stripe, dispute } = await openDisputed("pm_card_createDisputeInquiry");
    sandbox.turn("/_sandbox/disputes", { action: "escalate", dispute: dispute.id });
    const escalated = await stripe.disputes.retrieve(dispute.id);
    expect(escalated).toMatchObject({ status: "needs_response", is_charge_refundable: false });
    expect(netOf(escalated)).toBe(-49_000);
  });

  it("is disputed after the capture, not while only promised", async () => {
    const { stripe, intent, disputesOf } = await openPaid("pm_card_createDispute", { capture_method: "manual" });
    expect(await disputesOf()).toEqual([]);
    await stripe.paymentIntents.capture(intent.id);
    expect(await disputesOf()).toMatchObject([{ amount: 49_000 }]);
  });

  it("may only be suspected: an early warning, no dispute", async () => {
    const { stripe, intent, disputesOf } = await openPaid("pm_card_createIssuerFraudRecord");
    expect(await disputesOf()).toEqual([]);
    const { data } = await stripe.radar.earlyFraudWarnings.list({ payment_intent: intent.id });
    expect(data).toMatchObject([{ actionable: true, fraud_type: "made_with_stolen_card" }]);
    const told = await stripe.events.list({ type: "radar.early_fraud_warning.created" });
    expect(told.data).toHaveLength(1);
  });
});

describe("a refund that is not ours", () => {
  it("is made in the dashboard by a switch and told like any other", async () => {
    const { sandbox, stripe, intent, received } = await openPaid("pm_card_visa");
    const turned = await fetch(`${sandbox.url}/_sandbox/refunds`, {
      method: "POST",
      body: JSON.stringify({ action: "create", paymentIntent: intent.id, amount: 9000 }),
    });
    expect(await turned.json()).toMatchObject({ object: "refund", amount: 9000 });
    const told = await until(() => received.find(({ event }) => event.type === "charge.refunded"));
    expect(told?.event).toMatchObject({
      request: { id: null, idempotency_key: null },
      data: { object: { amount_refunded: 9000 }, previous_attributes: { amount_refunded: 0 } },
    });
    await expect(stripe.refunds.list({ payment_intent: intent.id })).resolves.toMatchObject({ data: [{}] });
  });

  it.each([
    ["pm_card_pendingRefund", "pending", "succeeded"],
    ["pm_card_refundFail", "succeeded", "failed"],
  ])("to %s is %s first and %s a minute later", async (card, first, later) => {
    const { sandbox, stripe, intent } = await openPaid(card);
    const refund = await stripe.refunds.create({ payment_intent: intent.id });
    expect(refund.status).toBe(first);
    sandbox.advanceClock(61);
    await expect(stripe.refunds.retrieve(refund.id)).resolves.toMatchObject({ status: later });
  });
});
