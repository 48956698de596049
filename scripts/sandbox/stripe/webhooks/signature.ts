import { createHmac } from "node:crypto";

/** `Stripe-Signature`, made anew for each attempt; https://docs.stripe.com/webhooks#verify-manually */
export function signatureHeader(payload: string, secret: string): string {
  // The receiver compares with its own clock, so this is the real time and not the sandbox's.
  const timestamp = Math.floor(Date.now() / 1000);
  const digest = createHmac("sha256", secret).update(`${timestamp}.${payload}`).digest("hex");
  return `t=${timestamp},v1=${digest}`;
}
