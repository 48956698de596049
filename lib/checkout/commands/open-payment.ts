import { conflict } from "@/lib/core/errors";
import { routes } from "@/lib/core/routes";
import type { Context } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import { log } from "@/lib/log/server";
import { endPayment, findPayment, openIntent, openSession } from "@/lib/payments";
import type { StartedCheckout } from "../contract";
import { checkoutTokenOf, findCheckout, getCartKind, listCheckoutLines } from "../queries";
import { sessionRequest } from "../session-request";
import type { CheckoutState } from "../rules";
import { notePaying } from "./note-paying";

/**
 * Opens the payment of a reserved checkout and notes that it is being paid. Safe to repeat at any point.
 *
 * @param ctx Must not be inside a transaction.
 * @returns The page on which to pay: Stripe's, or ours with a QR code.
 * @throws DomainError `conflict` `checkout-expired`, `already-paid`; `unavailable` `payment-unavailable`; `invalid`
 *   `payment-refused`.
 */
export async function openPayment(ctx: Context, checkoutId: string): Promise<StartedCheckout> {
  const url = await ensurePage(ctx, checkoutId);
  const state = await notePaying(ctx, checkoutId);
  if (state === "paying" && url !== null) return { checkoutId, url };
  return refuse(ctx, checkoutId, state);
}

/** Says why nothing can be paid here any more, and leaves nothing at Stripe that could be. */
async function refuse(ctx: Context, checkoutId: string, state: CheckoutState | null): Promise<never> {
  if (state === "paid") throw conflict("already-paid", `The checkout ${checkoutId} is paid.`);
  await forgetPayment(ctx, checkoutId);
  throw conflict("checkout-expired", `The checkout ${checkoutId} is over.`);
}

/** The checkout was closed while Stripe made its payment. Nobody was told of it; should this fail, it ends by itself. */
async function forgetPayment(ctx: Context, checkoutId: string): Promise<void> {
  try {
    const payment = await findPayment(ctx, checkoutId);
    if (payment) await endPayment(payment);
  } catch (error) {
    log.warn({ checkoutId, err: error }, "a payment that nobody knows stays open for half an hour");
  }
}

/** Where the payment is made: opened with the stored key, or what an earlier call with that key opened. */
async function ensurePage(ctx: Context, checkoutId: string): Promise<string | null> {
  const checkout = await findCheckout(ctx, checkoutId);
  const payment = await findPayment(ctx, checkoutId);
  if (!checkout || !payment) throw conflict("checkout-expired", `There is no checkout ${checkoutId}.`);
  if (payment.method === "promptpay") {
    const { qrData } = await openIntent(ctx, checkoutId, { method: "promptpay", email: checkout.contact.email });
    const path = routes.promptPay(checkout.locale, checkoutTokenOf(checkoutId));
    return qrData === null ? null : `${env.SITE_URL}${path}`;
  }
  const lines = await listCheckoutLines(ctx, checkoutId);
  const kind = await getCartKind(ctx, checkout.cartId);
  const { url } = await openSession(ctx, checkoutId, sessionRequest(checkout, lines, kind));
  return url;
}
