import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { openCustomer } from "@/lib/accounts";
import type { SaleLine } from "@/lib/catalog";
import type { Address, Contact } from "@/lib/core/address";
import { conflict } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import { HOME_CURRENCY } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { devices } from "@/lib/db/schema/accounts";
import { carts } from "@/lib/db/schema/cart";
import { checkoutLines, checkouts, OPEN_CHECKOUT_STATES } from "@/lib/db/schema/checkout";
import { env } from "@/lib/env/server";
import { reserveStock } from "@/lib/inventory";
import { type Paying, preparePayment } from "@/lib/payments";
import type { FlatRate } from "@/lib/shipping";
import type { StartCheckoutInput } from "../contract";
import type { Totals } from "../rules";

export type Purchase = {
  cartId: string;
  deviceId: string;
  /** For whom this browser may act; null for a guest. */
  customerId: string | null;
  lines: (SaleLine & { quantity: number })[];
  rate: FlatRate;
  totals: Totals;
  contact: Contact;
  address: Address;
  locale: Locale;
  remember: StartCheckoutInput["remember"];
  paying: Paying;
  fingerprint: string;
  /** Names a tap, so that its repeat finds it; null for everything else. */
  tapKey: string | null;
};

/** Made; or not, because of another open checkout: of this cart (null), or one too many of this device. */
type Reservation = { checkoutId: string } | { inTheWay: string | null };

/** One device cannot hold the whole shop: a bag, and two things bought at once beside it. */
const MAX_OPEN = 3;

/**
 * T1 of the state machine: the checkout, its lines, its hold and its payment's key in one short transaction.
 *
 * @returns The new checkout, or the one in its way: nothing is reserved then.
 * @throws DomainError `conflict` `out-of-stock`, `already-paid` when the cart was ordered meanwhile.
 */
export async function reserveCheckout(ctx: Context, purchase: Purchase): Promise<Reservation> {
  const { cartId, deviceId, lines, rate, totals, contact, address, locale, paying, fingerprint, tapKey } = purchase;
  const isToRemember = purchase.remember !== "no";
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const inTheWay = await findOneTooMany(tx, deviceId);
    if (inTheWay !== null) return { inTheWay };
    const [cart] = await db.select({ state: carts.state }).from(carts).where(eq(carts.id, cartId)).for("update");
    if (cart?.state !== "open") throw conflict("already-paid", `The cart ${cartId} is ordered.`);
    const [checkout] = await db
      .insert(checkouts)
      .values({
        cartId,
        deviceId,
        state: "reserved",
        fingerprint,
        tapKey,
        customerId: await takeCustomer(tx, purchase),
        isToRemember,
        isCardToKeep: purchase.remember === "card" && paying.method === "page",
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
    if (!checkout) return { inTheWay: null };
    await db.insert(checkoutLines).values(
      lines.map(({ variantId, sku, title, choice, quantity, unitAmount, mediaKey }, position) => ({
        checkoutId: checkout.id,
        position,
        ...{ variantId, sku, title, choice, quantity, unitAmount, mediaKey },
      })),
    );
    await preparePayment(tx, checkout.id, { amount: totals.totalAmount, currency: HOME_CURRENCY, paying });
    // Last, because it takes the rows that everybody wants: they stay locked only until this commit.
    await reserveStock(tx, checkout.id, { lines, holdSeconds: env.HOLD_SECONDS });
    return { checkoutId: checkout.id };
  });
}

/** Who is to be remembered: the customer of this browser, or a new one. Whoever does not pay is forgotten again. */
async function takeCustomer(tx: Context, { customerId, remember, contact, locale }: Purchase): Promise<string | null> {
  if (customerId !== null || remember === "no") return customerId;
  return openCustomer(tx, { email: contact.email, locale });
}

/** The oldest open checkout of a device that has as many as it may; best one that can still be taken away. */
async function findOneTooMany({ db }: Context, deviceId: string): Promise<string | null> {
  // The device's row makes presses of one device queue up here; the lock lets rows that refer to it be written.
  await db.select({ id: devices.id }).from(devices).where(eq(devices.id, deviceId)).for("no key update");
  const open = await db
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(and(eq(checkouts.deviceId, deviceId), inArray(checkouts.state, [...OPEN_CHECKOUT_STATES])))
    .orderBy(sql`${checkouts.state} = 'expiring'`, asc(checkouts.createdAt));
  return open.length < MAX_OPEN ? null : (open[0]?.id ?? null);
}
