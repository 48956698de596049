import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import type Stripe from "stripe";
import { encode } from "uqr";
import { describe, expect, it, onTestFinished } from "vitest";
import { openReceiver, openSandbox, until, WEBHOOK_SECRET } from "./testing";

const UNEXPECTED = { code: "payment_intent_unexpected_state", statusCode: 400 };

async function createWaiting(stripe: Stripe) {
  const intent = await stripe.paymentIntents.create({
    amount: 35_000,
    currency: "thb",
    confirm: true,
    return_url: "http://shop.example/return",
    payment_method_data: { type: "promptpay", billing_details: { email: "buyer@example.com" } },
  });
  const code = intent.next_action?.promptpay_display_qr_code;
  if (!code) throw new Error("There is no code to scan.");
  return { intent, code };
}

const CODE = { ecc: "M", border: 4 } as const;

/** The dark and light squares of a picture of a code, as a camera sees them: by the middle of each. */
async function readSquares(png: Buffer): Promise<boolean[][]> {
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  const square = 16;
  const isDark = (row: number, column: number) =>
    (data[((row + 0.5) * square * info.width + (column + 0.5) * square) * info.channels] ?? 255) < 128;
  const size = info.width / square;
  return Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => isDark(row, column)));
}

const press = (page: string, action: "pay" | "fail") =>
  fetch(page, { method: "POST", body: new URLSearchParams({ action }), redirect: "manual" });

describe("a PromptPay payment", () => {
  it("shows a code whose pictures are real and whose page is ours", async () => {
    const { sandbox, stripe } = await openSandbox();
    const { intent, code } = await createWaiting(stripe);
    expect(intent).toMatchObject({ status: "requires_action", next_action: { type: "promptpay_display_qr_code" } });
    expect(code.data).toBe(code.hosted_instructions_url);
    const svg = await fetch(code.image_url_svg);
    expect(svg.headers.get("content-type")).toBe("image/svg+xml");
    expect(await svg.text()).toMatch(/^<svg /);
    const png = await fetch(code.image_url_png);
    expect(await readSquares(Buffer.from(await png.arrayBuffer()))).toEqual(encode(code.data, CODE).data);
    expect(sandbox.state().events).toEqual({ "payment_intent.created": 1, "payment_intent.requires_action": 1 });
  });

  it.each([
    ["en", ["Pay now", "Let the payment fail"], "This payment is complete."],
    ["th", ["ชำระเงินตอนนี้", "ให้การชำระเงินล้มเหลว"], "ชำระเงินเรียบร้อยแล้ว"],
  ])("is paid on its page in %s, once, however often the button is pressed", async (language, buttons, paid) => {
    const { sandbox, stripe } = await openSandbox();
    const { intent, code } = await createWaiting(stripe);
    const page = code.hosted_instructions_url;
    const shown = async () => (await fetch(page, { headers: { "accept-language": language } })).text();
    const first = await shown();
    for (const text of [...buttons, "350.00", `<html lang="${language}">`]) expect(first).toContain(text);
    const answers = await Promise.all([press(page, "pay"), press(page, "pay"), press(page, "fail")]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await shown()).toContain(paid);
    await expect(stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge"] })).resolves.toMatchObject({
      status: "succeeded",
      amount_received: 35_000,
      latest_charge: {
        payment_method_details: { type: "promptpay" },
        billing_details: { email: "buyer@example.com" },
      },
    });
    expect(sandbox.state().charges).toEqual({ succeeded: 1 });
  });

  it("fails on its page and is open for another try", async () => {
    const { stripe } = await openSandbox();
    const { intent, code } = await createWaiting(stripe);
    await press(code.hosted_instructions_url, "fail");
    const failed = await stripe.paymentIntents.retrieve(intent.id);
    expect(failed).toMatchObject({
      status: "requires_payment_method",
      next_action: null,
      last_payment_error: { code: "payment_intent_payment_attempt_failed", payment_method: { type: "promptpay" } },
    });
    const again = await stripe.paymentIntents.confirm(intent.id, {
      payment_method: "pm_card_visa",
      return_url: "http://shop.example/return",
    });
    expect(again.status).toBe("succeeded");
  });

  it("cannot be canceled once paid, nor paid once canceled", async () => {
    const { sandbox, stripe } = await openSandbox();
    const paid = await createWaiting(stripe);
    sandbox.turn("/_sandbox/promptpay", { paymentIntent: paid.intent.id, action: "pay" });
    await expect(stripe.paymentIntents.cancel(paid.intent.id)).rejects.toMatchObject({
      ...UNEXPECTED,
      payment_intent: { status: "succeeded" },
    });
    const canceled = await createWaiting(stripe);
    await stripe.paymentIntents.cancel(canceled.intent.id);
    await press(canceled.code.hosted_instructions_url, "pay");
    expect(() => sandbox.turn("/_sandbox/promptpay", { paymentIntent: canceled.intent.id, action: "pay" })).toThrow(
      "status of canceled",
    );
    await expect(stripe.paymentIntents.retrieve(canceled.intent.id)).resolves.toMatchObject({ status: "canceled" });
    const closed = await (await fetch(canceled.code.hosted_instructions_url)).text();
    expect(closed).toContain("This payment is closed.");
  });

  it("comes late: a cancel is refused while the money is on its way, and then it is there", async () => {
    const { sandbox, stripe } = await openSandbox();
    const { intent } = await createWaiting(stripe);
    const turned = await fetch(`${sandbox.url}/_sandbox/promptpay`, {
      method: "POST",
      body: JSON.stringify({ action: "pay_late", afterSeconds: 900 }),
    });
    expect(await turned.json()).toMatchObject({ id: intent.id, status: "processing" });
    await expect(stripe.paymentIntents.cancel(intent.id)).rejects.toMatchObject({
      ...UNEXPECTED,
      payment_intent: { status: "processing" },
    });
    sandbox.advanceClock(899);
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe("processing");
    sandbox.advanceClock(2);
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe("succeeded");
    expect(sandbox.state().events).toMatchObject({ "payment_intent.processing": 1, "payment_intent.succeeded": 1 });
  });

  it("refuses a buyer without a mail address, and cards' ways: other currencies, manual capture, saving", async () => {
    const { stripe } = await openSandbox();
    const base = {
      amount: 35_000,
      currency: "thb",
      confirm: true,
      return_url: "http://shop.example/return",
      payment_method_data: { type: "promptpay" as const, billing_details: { email: "buyer@example.com" } },
    };
    const nameless = { ...base, payment_method_data: { type: "promptpay" as const } };
    await expect(stripe.paymentIntents.create(nameless)).rejects.toMatchObject({ code: "parameter_missing" });
    const incompatible = { code: "payment_intent_incompatible_payment_method" };
    await expect(stripe.paymentIntents.create({ ...base, currency: "usd" })).rejects.toMatchObject(incompatible);
    const manual = stripe.paymentIntents.create({ ...base, capture_method: "manual" });
    await expect(manual).rejects.toMatchObject(incompatible);
    const saving = stripe.paymentIntents.create({ ...base, setup_future_usage: "off_session" });
    await expect(saving).rejects.toMatchObject(incompatible);
  });

  it("outlives a restart, with addresses that follow the port", async () => {
    const folder = mkdtempSync(join(tmpdir(), "stripe-sandbox-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const dataFile = join(folder, "stripe.jsonl");
    const before = await openSandbox({ dataFile });
    const { intent } = await createWaiting(before.stripe);
    await before.sandbox.stop();
    const { sandbox, stripe } = await openSandbox({ dataFile });
    const code = (await stripe.paymentIntents.retrieve(intent.id)).next_action?.promptpay_display_qr_code;
    expect(code?.image_url_png).toMatch(new RegExp(`^${sandbox.url}/`));
    await press(code?.hosted_instructions_url ?? "", "pay");
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe("succeeded");
  });
});

describe("a PromptPay refund", () => {
  async function openRefund() {
    const receiver = await openReceiver();
    const opened = await openSandbox({ webhook: { url: receiver.url, secret: WEBHOOK_SECRET } });
    const { intent } = await createWaiting(opened.stripe);
    opened.sandbox.turn("/_sandbox/promptpay", { action: "pay" });
    const refund = await opened.stripe.refunds.create({ payment_intent: intent.id, amount: 10_000 });
    return { ...opened, ...receiver, intent, refund };
  }

  it("is pending until the buyer gave a bank account, and then succeeds", async () => {
    const { sandbox, stripe, received, intent, refund } = await openRefund();
    expect(refund).toMatchObject({ status: "pending", instructions_email: "buyer@example.com" });
    const other = await stripe.refunds.create({
      payment_intent: intent.id,
      amount: 100,
      instructions_email: "other@example.com",
    });
    expect(other.instructions_email).toBe("other@example.com");
    sandbox.turn("/_sandbox/refunds", { refund: refund.id, action: "succeed" });
    await expect(stripe.refunds.retrieve(refund.id)).resolves.toMatchObject({ status: "succeeded" });
    const updated = await until(() => received.find(({ event }) => event.type === "refund.updated"));
    expect(updated?.event.data).toMatchObject({
      object: { id: refund.id, status: "succeeded" },
      previous_attributes: { status: "pending" },
    });
  });

  it("fails, says why, and gives its amount back to the charge", async () => {
    const { sandbox, stripe, received, intent, refund } = await openRefund();
    sandbox.turn("/_sandbox/refunds", { refund: refund.id, action: "fail", failureReason: "declined" });
    await expect(stripe.refunds.retrieve(refund.id)).resolves.toMatchObject({
      status: "failed",
      failure_reason: "declined",
    });
    await until(() => received.find(({ event }) => event.type === "refund.failed"));
    await expect(stripe.refunds.create({ payment_intent: intent.id })).resolves.toMatchObject({ amount: 35_000 });
  });
});
