import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import Stripe from "stripe";
import { onTestFinished } from "vitest";
import { startStripeSandbox, type StripeSandbox, type StripeSandboxOptions } from "./sandbox";

export const WEBHOOK_SECRET = "whsec_sandbox";
export const CARDS = {
  accepted: "4242 4242 4242 4242",
  declined: "4000000000000002",
  insufficientFunds: "4000000000009995",
  lost: "4000000000009987",
  expired: "4000000000000069",
  incorrectCvc: "4000000000000127",
  processingError: "4000000000000119",
  stolen: "4000000000009979",
  velocity: "4000000000006975",
  blocked: "4100000000000019",
  asksAlways: "4000002760003184",
  asksUnlessSetUp: "4000002500003155",
  asksThenDeclines: "4000008400001629",
  asksThenNoFunds: "4000008260003178",
};

export function clientFor(port: number, config: Partial<Stripe.StripeConfig> = {}): Stripe {
  return new Stripe("sk_test_sandbox", {
    apiVersion: "2026-10-28.endive",
    host: "127.0.0.1",
    port,
    protocol: "http",
    telemetry: false,
    ...config,
  });
}

/** A stand-in for one test, with the real SDK pointed at it. */
export async function openSandbox(
  options: StripeSandboxOptions = {},
): Promise<{ sandbox: StripeSandbox; stripe: Stripe }> {
  const sandbox = await startStripeSandbox(options);
  onTestFinished(() => sandbox.stop());
  return { sandbox, stripe: clientFor(sandbox.port) };
}

export function sessionParams(
  overrides: Stripe.Checkout.SessionCreateParams = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: "payment",
    line_items: [
      { quantity: 2, price_data: { currency: "thb", unit_amount: 49_000, product_data: { name: "Indigo scarf" } } },
    ],
    customer_email: "buyer@example.com",
    success_url: "http://shop.example/return?session={CHECKOUT_SESSION_ID}",
    cancel_url: "http://shop.example/bag",
    ...overrides,
  };
}

type CardForm = { number?: string; expiry?: string; cvc?: string; name?: string; keep?: string };

/** What the buyer's browser sends from the hosted page. */
export async function submitCard(url: string | null, form: CardForm = {}): Promise<Response> {
  const fields = { number: CARDS.accepted, expiry: "12/40", cvc: "123", name: "Somsri Jaidee", ...form };
  return fetch(url ?? "", { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
}

/** The id of a reference that was not expanded. */
export function idOf(reference: string | object | null): string {
  if (typeof reference !== "string") throw new Error("The reference is empty or expanded.");
  return reference;
}

/** The buyer's answer on the bank's page. @returns Where the browser is sent, with the stand-in's own origin cut off. */
export async function answerBank(url: string, action: "accept" | "refuse" | "leave"): Promise<string> {
  const response = await fetch(url, { method: "POST", body: new URLSearchParams({ action }), redirect: "manual" });
  return response.headers.get("location") ?? "";
}

/** A session that a buyer has paid. */
export async function createPaidSession(
  stripe: Stripe,
  overrides: Stripe.Checkout.SessionCreateParams = {},
): Promise<Stripe.Checkout.Session & { payment_intent: string }> {
  const { id, url } = await stripe.checkout.sessions.create(sessionParams(overrides));
  await submitCard(url);
  const session = await stripe.checkout.sessions.retrieve(id);
  if (typeof session.payment_intent !== "string") throw new Error("The session was not paid.");
  return { ...session, payment_intent: session.payment_intent };
}

/** Looks again and again until it is so; fails when it does not become so in five seconds. */
export async function until<T>(look: () => T | Promise<T>, isSo: (value: T) => boolean = Boolean): Promise<T> {
  const deadline = Date.now() + 5000;
  for (;;) {
    const value = await look();
    if (isSo(value)) return value;
    if (Date.now() > deadline) throw new Error(`It did not become so; last seen: ${JSON.stringify(value)}`);
    await delay(5);
  }
}

export type Received = { payload: string; signature: string; event: Stripe.Event };
export type Receiver = { url: string; received: Received[]; answerWith: (statuses: number[]) => void };

/** The shop's endpoint. It answers with the given statuses first, and with 200 from then on. */
export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let statuses: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const payload = Buffer.concat(chunks).toString("utf8");
      // Safe: the stand-in sends nothing but events; tests verify their signatures.
      const event = JSON.parse(payload) as Stripe.Event;
      received.push({ payload, signature: String(request.headers["stripe-signature"]), event });
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  // Safe: a listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/webhooks`,
    received,
    answerWith: (next) => {
      statuses = next;
    },
  };
}
