import { conflict, notFound } from "@/lib/core/errors";
import { readSignedId } from "@/lib/core/signed-id";
import { type Context, requireDevice } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import type { StartedCheckout } from "../contract";
import { type Checkout, findCheckout, findOpenCheckout, getCheckoutSource, isBoughtSince } from "../queries";
import { closeCheckout } from "./close-checkout";
import { openPayment } from "./open-payment";
import { settleCheckout } from "./settle-checkout";
import { startCheckout } from "./start-checkout";

/**
 * Opens a new QR code for what an ended one was to pay; one that can still be paid is given again. The old one is gone
 * at Stripe before there is another. Whoever paid it at the last moment gets that order: nothing is ever charged twice.
 *
 * @param ctx Request context; the actor must be the device that started the checkout.
 * @param token Signed key of the ended checkout.
 * @throws DomainError `forbidden`; `not_found`; `conflict` `already-paid`, `request-in-progress` while the bank sends
 *   the money, and everything of `startCheckout`.
 */
export async function renewQr(ctx: Context, token: string): Promise<StartedCheckout> {
  const deviceId = requireDevice(ctx.actor);
  const checkoutId = readSignedId("checkout", token, env.APP_SECRET);
  const checkout = checkoutId === null ? null : await findCheckout(ctx, checkoutId);
  if (checkout?.deviceId !== deviceId) throw notFound("checkout", "of this device");
  await settleCheckout(ctx, checkout.id);
  const open = await findOpenCheckout(ctx, checkout.cartId);
  if (open?.id === checkout.id && open.isUsable) return openPayment(ctx, checkout.id);
  await assertUnpaid(ctx, checkout);
  const { contact, address, shippingRateId, locale, totalAmount } = checkout;
  const source = await getCheckoutSource(ctx, checkout.id);
  const remember = checkout.isToRemember ? ("address" as const) : ("no" as const);
  const input = { source, contact, address, shippingRateId, locale, expectedTotal: totalAmount, remember };
  return startCheckout(ctx, { ...input, pay: "promptpay" });
}

/** Takes the old code away for good, and looks whether another tab has renewed it and was paid. */
async function assertUnpaid(ctx: Context, checkout: Checkout): Promise<void> {
  const state = await closeCheckout(ctx, checkout.id);
  if (state === "expiring") throw conflict("request-in-progress", `A bank is sending the money of ${checkout.id}.`);
  if (state !== "expired" || (await isBoughtSince(ctx, checkout))) {
    throw conflict("already-paid", `What ${checkout.id} was to pay is paid.`);
  }
}
