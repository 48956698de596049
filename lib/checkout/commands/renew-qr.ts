import { conflict, notFound } from "@/lib/core/errors";
import { readSignedId } from "@/lib/core/signed-id";
import { type Context, requireDevice } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import type { StartedCheckout } from "../contract";
import { findCheckout, getCheckoutSource } from "../queries";
import { settleCheckout } from "./settle-checkout";
import { startCheckout } from "./start-checkout";

/**
 * Opens a new QR code for what an ended one was to pay. Whoever paid the old one at the last moment gets that order:
 * nothing is ever charged twice.
 *
 * @param ctx Request context; the actor must be the device that started the checkout.
 * @param token Signed key of the ended checkout.
 * @throws DomainError `forbidden`; `not_found`; `conflict` `already-paid` and everything of `startCheckout`.
 */
export async function renewQr(ctx: Context, token: string): Promise<StartedCheckout> {
  const deviceId = requireDevice(ctx.actor);
  const checkoutId = readSignedId("checkout", token, env.APP_SECRET);
  const checkout = checkoutId === null ? null : await findCheckout(ctx, checkoutId);
  if (checkout?.deviceId !== deviceId) throw notFound("checkout", "of this device");
  const state = await settleCheckout(ctx, checkout.id);
  if (state !== "expired" && state !== "expiring" && state !== "paying") {
    throw conflict("already-paid", `The checkout ${checkout.id} is ${String(state)}.`);
  }
  const { contact, address, shippingRateId, locale, totalAmount } = checkout;
  const source = await getCheckoutSource(ctx, checkout.id);
  const input = { source, contact, address, shippingRateId, locale, expectedTotal: totalAmount };
  return startCheckout(ctx, { ...input, pay: "promptpay" });
}
