import { eq, sql } from "drizzle-orm";
import type { SaleLine } from "@/lib/catalog";
import type { Address, Contact } from "@/lib/core/address";
import { conflict } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import { HOME_CURRENCY } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { carts } from "@/lib/db/schema/cart";
import { checkoutLines, checkouts } from "@/lib/db/schema/checkout";
import { env } from "@/lib/env/server";
import { reserveStock } from "@/lib/inventory";
import { preparePayment } from "@/lib/payments";
import type { FlatRate } from "@/lib/shipping";
import type { Totals } from "../rules";

export type Purchase = {
  cartId: string;
  deviceId: string;
  lines: (SaleLine & { quantity: number })[];
  rate: FlatRate;
  totals: Totals;
  contact: Contact;
  address: Address;
  locale: Locale;
  fingerprint: string;
};

/**
 * T1 of the state machine: the checkout, its lines, its hold and its payment's key in one short transaction.
 *
 * @returns The new checkout's id, or null when another one of this cart was faster.
 * @throws DomainError `conflict` `out-of-stock`, `already-paid` when the cart was ordered meanwhile.
 */
export async function reserveCheckout(ctx: Context, purchase: Purchase): Promise<string | null> {
  const { cartId, deviceId, lines, rate, totals, contact, address, locale, fingerprint } = purchase;
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const [cart] = await db.select({ state: carts.state }).from(carts).where(eq(carts.id, cartId)).for("update");
    if (cart?.state !== "open") throw conflict("already-paid", `The cart ${cartId} is ordered.`);
    const [checkout] = await db
      .insert(checkouts)
      .values({
        cartId,
        deviceId,
        state: "reserved",
        fingerprint,
        locale,
        currency: HOME_CURRENCY,
        ...totals,
        contact,
        address,
        shippingRateId: rate.id,
        shippingTitle: rate.title,
        deliverFrom: rate.deliverFrom,
        deliverUntil: rate.deliverUntil,
        expiresAt: sql`now() + make_interval(secs => ${env.HOLD_SECONDS})`,
      })
      .onConflictDoNothing()
      .returning({ id: checkouts.id });
    if (!checkout) return null;
    await db.insert(checkoutLines).values(
      lines.map(({ variantId, sku, title, choice, quantity, unitAmount, mediaKey }, position) => ({
        checkoutId: checkout.id,
        position,
        ...{ variantId, sku, title, choice, quantity, unitAmount, mediaKey },
      })),
    );
    await preparePayment(tx, checkout.id, { amount: totals.totalAmount, currency: HOME_CURRENCY });
    // Last, because it takes the rows that everybody wants: they stay locked only until this commit.
    await reserveStock(tx, checkout.id, { lines, holdSeconds: env.HOLD_SECONDS });
    return checkout.id;
  });
}
