import { conflict } from "@/lib/core/errors";
import { routes } from "@/lib/core/routes";
import type { Context } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import { log } from "@/lib/log/server";
import { expireSession, openSession, type OpenSession } from "@/lib/payments";
import type { StartedCheckout } from "../contract";
import {
  type Checkout,
  type CheckoutLine,
  findCheckout,
  getCartKind,
  listCheckoutLines,
  lockCheckout,
} from "../queries";
import { moveCheckout } from "./move-checkout";

/** Stripe's pages live half an hour at least; the sweeper takes ours away when the hold ends. */
const SESSION_SECONDS = 35 * 60;

/**
 * Opens the hosted page of a reserved checkout and notes that it is being paid. Safe to repeat at any point.
 *
 * @param ctx Must not be inside a transaction.
 * @throws DomainError `conflict` `checkout-expired`, `already-paid`; `unavailable` `payment-unavailable`; `invalid`
 *   `payment-refused`.
 */
export async function openPayment(ctx: Context, checkoutId: string): Promise<StartedCheckout> {
  const { sessionId, url } = await ensureSession(ctx, checkoutId);
  const state = await ctx.db.transaction(async (db) => {
    const checkout = await lockCheckout({ ...ctx, db }, checkoutId);
    if (checkout?.state !== "reserved") return checkout?.state;
    await moveCheckout({ ...ctx, db }, checkoutId, "paying");
    return "paying";
  });
  if (state === "paying" && url !== null) return { checkoutId, url };
  if (state === "paid") throw conflict("already-paid", `The checkout ${checkoutId} is paid.`);
  await forgetPage(sessionId);
  throw conflict("checkout-expired", `The checkout ${checkoutId} is over.`);
}

/** The checkout was closed while Stripe made its page. Nobody knows the address; should this fail, it ends by itself. */
async function forgetPage(sessionId: string): Promise<void> {
  try {
    await expireSession(sessionId);
  } catch (error) {
    log.warn({ sessionId, err: error }, "a page that nobody knows stays open for half an hour");
  }
}

/** The session at Stripe, made with the stored key, or the one that an earlier call with that key made. */
async function ensureSession(ctx: Context, checkoutId: string): Promise<OpenSession> {
  const checkout = await findCheckout(ctx, checkoutId);
  if (!checkout) throw conflict("checkout-expired", `There is no checkout ${checkoutId}.`);
  const lines = await listCheckoutLines(ctx, checkoutId);
  const kind = await getCartKind(ctx, checkout.cartId);
  return openSession(ctx, checkoutId, sessionRequest(checkout, lines, kind));
}

/** Made of rows alone, so that every call under one key, whoever makes it, asks for the same. */
function sessionRequest(checkout: Checkout, lines: CheckoutLine[], kind: "bag" | "buy_now") {
  const { locale } = checkout;
  const [first] = lines;
  const back =
    kind === "buy_now" && first ? routes.buyNow(locale, first.variantId, first.quantity) : routes.checkout(locale);
  const cancelUrl = new URL(back, env.SITE_URL);
  cancelUrl.searchParams.set("cancelled", "1");
  return {
    locale,
    email: checkout.contact.email,
    lines: lines.map(({ title, choice, unitAmount, quantity, mediaKey }) => ({
      name: choice[locale] === "" ? title[locale] : `${title[locale]} · ${choice[locale]}`,
      unitAmount,
      quantity,
      imageUrl: `${env.SITE_URL}/media/${mediaKey}-360.webp`,
    })),
    shipping: { name: checkout.shippingTitle[locale], amount: checkout.shippingAmount },
    successUrl: `${env.SITE_URL}${routes.checkoutReturn(locale)}?session_id={CHECKOUT_SESSION_ID}`,
    cancelUrl: cancelUrl.href,
    expiresAt: Math.floor(checkout.createdAt.getTime() / 1000) + SESSION_SECONDS,
  };
}
