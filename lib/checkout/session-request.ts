import { routes } from "@/lib/core/routes";
import { env } from "@/lib/env/server";
import type { Checkout, CheckoutLine } from "./queries";

/** Stripe's pages live half an hour at least; the sweeper takes ours away when the hold ends. */
const SESSION_SECONDS = 35 * 60;

/** What Stripe's page shows. Made of rows alone, so that every call under one key, whoever makes it, asks for the same. */
export function sessionRequest(checkout: Checkout, lines: CheckoutLine[], kind: "bag" | "buy_now") {
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
