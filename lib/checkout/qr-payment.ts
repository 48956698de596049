import sharp from "sharp";
import { renderSVG } from "uqr";
import { notFound } from "@/lib/core/errors";
import { readSignedId } from "@/lib/core/signed-id";
import { databaseTime } from "@/lib/db/clock";
import type { Context } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import { findPayment, type PaymentRow } from "@/lib/payments";
import type { QrPayment } from "./contract";
import { type Checkout, findCheckout, getOutcome } from "./queries";

/**
 * A QR payment as our books have it: cheap enough to be asked for every other second.
 *
 * @param token Signed key of the checkout.
 * @throws DomainError `not_found` for a key that is not ours, or a checkout that is paid in another way.
 */
export async function getQrPayment(ctx: Context, token: string): Promise<QrPayment> {
  const { checkout, payment } = await readToken(ctx, token);
  const leftMs = checkout.expiresAt.getTime() - (await databaseTime(ctx.db)).getTime();
  const isOpen = checkout.state === "paying" && leftMs > 0;
  return {
    ...(await getOutcome(ctx, checkout.id)),
    total: { amount: payment.amount, currency: payment.currency },
    expiresAt: checkout.expiresAt.toISOString(),
    secondsLeft: isOpen ? Math.ceil(leftMs / 1000) : 0,
    qrUrl: isOpen ? `/api/checkouts/${token}/qr` : null,
  };
}

/**
 * The code as a picture: bank apps read it from the phone's gallery, because nobody can scan their own screen.
 *
 * @returns PNG, about 900 by 900 pixels with its quiet zone.
 * @throws DomainError `not_found`, also once it cannot be paid any more.
 */
export async function drawQr(ctx: Context, token: string): Promise<Buffer> {
  const { checkout, payment } = await readToken(ctx, token);
  if (checkout.state !== "paying" || payment.qrData === null) throw notFound("code", "of this checkout");
  const svg = renderSVG(payment.qrData, { ecc: "M", border: 4, pixelSize: 16 });
  return sharp(Buffer.from(svg)).resize(900, 900, { kernel: "nearest" }).png({ palette: true }).toBuffer();
}

async function readToken(ctx: Context, token: string): Promise<{ checkout: Checkout; payment: PaymentRow }> {
  const checkoutId = readSignedId("checkout", token, env.APP_SECRET);
  const checkout = checkoutId === null ? null : await findCheckout(ctx, checkoutId);
  const payment = checkout && (await findPayment(ctx, checkout.id));
  if (!checkout || payment?.method !== "promptpay") throw notFound("checkout", "of this key");
  return { checkout, payment };
}
