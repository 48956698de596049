import { startStripeSandbox } from "@/scripts/sandbox/stripe/sandbox";

/** The Stripe stand-in of this test file; its address is in the settings before the SDK is made. */
export const sandbox = await startStripeSandbox({ port: 0 });

const CARD = { number: "4242424242424242", expiry: "12/40", cvc: "123", name: "Somsri Jaidee" };

/** Pays on a hosted page as a buyer's browser does. @returns The status: 303 when it went through. */
export async function payOnPage(url: string, number = CARD.number): Promise<number> {
  const response = await fetch(url, {
    method: "POST",
    body: new URLSearchParams({ ...CARD, number }),
    redirect: "manual",
  });
  await response.text();
  return response.status;
}

/** What a buyer does with a shown code in the bank's app. `pay_late`: paid there, and the money is still on its way. */
export function scanCode(paymentIntent: string, action: "pay" | "fail" | "pay_late"): void {
  sandbox.turn("/_sandbox/promptpay", { paymentIntent, action });
}
