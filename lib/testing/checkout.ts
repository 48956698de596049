import { sql } from "drizzle-orm";
import type { StartCheckoutInput } from "@/lib/checkout/contract";
import type { Context } from "@/lib/db/context";
import { createDevice, createShippingRate, createVariant } from "./factories";

export const CONTACT = { email: "somsri@example.com", phone: "081 234 5678", name: "สมศรี ใจดี" };
export const ADDRESS = {
  country: "TH",
  line1: "99/1 ซอยสุขุมวิท 24",
  line2: "",
  subdistrict: "คลองตัน",
  district: "คลองเตย",
  province: "กรุงเทพมหานคร",
  postalCode: "10110",
};

/** A shop with one variant at 500 baht and one rate at 50. */
export async function createShop(ctx: Context, { onHand }: { onHand: number }) {
  const { variantId, handle } = await createVariant(ctx, { priceAmount: 50_000, onHand });
  const { id: shippingRateId } = await createShippingRate(ctx, { country: "TH", amount: 5_000 });
  return { variantId, handle, shippingRateId };
}

/** A device's context: what a shopper's request would have. */
export async function asShopper(ctx: Context): Promise<Context> {
  const { id } = await createDevice(ctx);
  return { ...ctx, actor: { kind: "device", deviceId: id } };
}

/** The form of somebody who buys `quantity` of the shop's variant at once. */
export function buyNow(
  { variantId, shippingRateId }: { variantId: string; shippingRateId: string },
  quantity = 1,
): StartCheckoutInput {
  return {
    source: { kind: "variant", variantId, quantity },
    contact: CONTACT,
    address: ADDRESS,
    shippingRateId,
    locale: "th",
    pay: "page",
    remember: "no",
    expectedTotal: 50_000 * quantity + 5_000,
  };
}

/** The same, to be paid by a QR code. */
export const buyNowByQr = (shop: Parameters<typeof buyNow>[0], quantity = 1): StartCheckoutInput => ({
  ...buyNow(shop, quantity),
  pay: "promptpay",
});

/** Makes a checkout older, as if time had passed since it was made. */
export async function passTime({ db }: Context, checkoutId: string, minutes: number): Promise<void> {
  const past = sql`make_interval(mins => ${minutes})`;
  await db.execute(sql`update checkouts set created_at = created_at - ${past}, expires_at = expires_at - ${past},
    undo_until = undo_until - ${past} where id = ${checkoutId}`);
  await db.execute(sql`update holds set expires_at = expires_at - ${past} where checkout_id = ${checkoutId}`);
  await db.execute(sql`update payments set created_at = created_at - ${past} where checkout_id = ${checkoutId}`);
  await db.execute(sql`update refunds set created_at = created_at - ${past} where checkout_id = ${checkoutId}`);
}
