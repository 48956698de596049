import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { signId } from "@/lib/core/signed-id";
import type { Context } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import { asShopper, buyNow, buyNowByQr, createShop, passTime } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { scanCode } from "@/lib/testing/stripe";
import { closeCheckout } from "./commands/close-checkout";
import { settlePayment } from "./commands/settle-payment";
import { startCheckout } from "./commands/start-checkout";
import { QrPayment } from "./contract";
import { drawQr, getQrPayment } from "./qr-payment";
import { checkoutTokenOf } from "./queries";
import { findPayment } from "@/lib/payments";

const visitor = { kind: "visitor" } as const;

async function showCode(ctx: Context) {
  const shop = await createShop(ctx, { onHand: 1 });
  const { checkoutId } = await startCheckout(await asShopper(ctx), buyNowByQr(shop));
  return { ...shop, checkoutId, token: checkoutTokenOf(checkoutId) };
}

describe("getQrPayment", () => {
  it("tells what is to be paid, how long, and where the code is", () =>
    withCommits(visitor, async (ctx) => {
      const { token, variantId } = await showCode(ctx);
      const payment = QrPayment.parse(await getQrPayment(ctx, token));
      expect(payment).toMatchObject({
        ...{ state: "open", total: { amount: 55_000, currency: "THB" }, qrUrl: `/api/checkouts/${token}/qr` },
        source: { kind: "variant", variantId, quantity: 1 },
      });
      expect(payment.secondsLeft).toBeGreaterThan(env.HOLD_SECONDS - 10);
      expect(payment.secondsLeft).toBeLessThanOrEqual(env.HOLD_SECONDS);
    }));

  it("shows no code any more when the time is over, before and after it is closed", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId, token } = await showCode(ctx);
      await passTime(ctx, checkoutId, 11);
      expect(await getQrPayment(ctx, token)).toMatchObject({ state: "open", secondsLeft: 0, qrUrl: null });
      await closeCheckout(ctx, checkoutId);
      expect(await getQrPayment(ctx, token)).toMatchObject({ state: "expired", secondsLeft: 0, qrUrl: null });
    }));

  it("leads to the order once it is paid", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId, token } = await showCode(ctx);
      scanCode((await findPayment(ctx, checkoutId))?.stripePaymentIntentId ?? "", "pay");
      const { orderToken } = await settlePayment(ctx, { checkout: token });
      expect(await getQrPayment(ctx, token)).toMatchObject({ state: "paid", orderToken, qrUrl: null });
    }));

  it("knows no forged key, no key of an order, and no payment on Stripe's page", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId } = await showCode(ctx);
      const page = await startCheckout(await asShopper(ctx), buyNow(await createShop(ctx, { onHand: 1 })));
      const keys = [
        `${checkoutId}.${"A".repeat(43)}`,
        checkoutId,
        signId("order", checkoutId, env.APP_SECRET),
        checkoutTokenOf(crypto.randomUUID()),
        checkoutTokenOf(page.checkoutId),
      ];
      for (const key of keys) {
        await expect(getQrPayment(ctx, key)).rejects.toMatchObject({ code: "not_found" });
        await expect(drawQr(ctx, key)).rejects.toMatchObject({ code: "not_found" });
      }
      const [forged = ""] = keys;
      await expect(settlePayment(ctx, { checkout: forged })).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("drawQr", () => {
  it("draws a picture that is sharp on every phone, with white around it", () =>
    withCommits(visitor, async (ctx) => {
      const { token } = await showCode(ctx);
      const picture = sharp(await drawQr(ctx, token));
      const { format, width, height } = await picture.metadata();
      expect({ format, width, height }).toEqual({ format: "png", width: 900, height: 900 });
      const { data } = await picture.extract({ left: 0, top: 0, width: 900, height: 20 }).raw().toBuffer({
        resolveWithObject: true,
      });
      expect(Math.min(...data)).toBe(255);
    }));

  it("draws nothing that cannot be paid any more", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId, token } = await showCode(ctx);
      await closeCheckout(ctx, checkoutId);
      await expect(drawQr(ctx, token)).rejects.toMatchObject({ code: "not_found" });
    }));
});
