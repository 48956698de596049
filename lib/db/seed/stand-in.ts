import { setTimeout as delay } from "node:timers/promises";

const WAIT_MS = 15_000;
const ASK_EVERY_MS = 200;
const CARD = { number: "4242424242424242", expiry: "12/40", cvc: "123", name: "Demo Buyer" };

/** Waits until the Stripe stand-in answers: at the first start it may still be starting too. */
export async function waitForStandIn(standIn: string): Promise<void> {
  const until = Date.now() + WAIT_MS;
  for (;;) {
    const isThere = await fetch(`${standIn}/_sandbox/state`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isThere) return;
    if (Date.now() > until) throw new Error(`The Stripe stand-in at ${standIn} does not answer: no demo orders.`);
    await delay(ASK_EVERY_MS);
  }
}

/** Pays on the stand-in's page as a buyer's browser does. Paying twice is paying once. */
export async function payOnStandIn(standIn: string, sessionId: string): Promise<void> {
  const answer = await fetch(`${standIn}/c/pay/${sessionId}`, {
    method: "POST",
    body: new URLSearchParams(CARD),
    redirect: "manual",
  });
  await answer.text();
  if (answer.status !== 303) throw new Error(`The Stripe stand-in answered ${answer.status} to a demo payment.`);
}
