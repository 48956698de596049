import { and, asc, eq } from "drizzle-orm";
import { getSaleLines } from "@/lib/catalog";
import type { Locale } from "@/lib/core/locale";
import { HOME_CURRENCY, sumMoney } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { carts, lineItems } from "@/lib/db/schema/cart";
import { getAvailable } from "@/lib/inventory";
import { placeholderGradient } from "@/lib/media";
import type { CartView } from "./contract";
import { issueOf } from "./rules";

/** What somebody wants, before it is dressed with names and prices. */
export type WantedLine = { variantId: string; quantity: number; seenAmount: number | null };

/** The open bag of a device, or null while it has none. */
export async function findOpenBag({ db }: Context, deviceId: string): Promise<string | null> {
  const [bag] = await db
    .select({ id: carts.id })
    .from(carts)
    .where(and(eq(carts.deviceId, deviceId), eq(carts.kind, "bag"), eq(carts.state, "open")));
  return bag?.id ?? null;
}

/** The lines of a cart, oldest first. */
export async function listWantedLines({ db }: Context, cartId: string): Promise<WantedLine[]> {
  return db
    .select({ variantId: lineItems.variantId, quantity: lineItems.quantity, seenAmount: lineItems.seenAmount })
    .from(lineItems)
    .where(eq(lineItems.cartId, cartId))
    .orderBy(asc(lineItems.createdAt), asc(lineItems.variantId));
}

/** The bag of this actor; an empty one for a visitor. */
export async function getCart(ctx: Context, locale: Locale): Promise<CartView> {
  const cartId = ctx.actor.kind === "device" ? await findOpenBag(ctx, ctx.actor.deviceId) : null;
  if (cartId === null) return { lines: [], count: 0, subtotal: sumMoney(HOME_CURRENCY, []) };
  return viewLines(ctx, await listWantedLines(ctx, cartId), { cartId, locale });
}

/**
 * Dresses wanted lines with names, prices and stock of now. Lines whose variant is no longer sold are left out.
 *
 * @param of `cartId` lets the cart's own open checkout not count against it.
 */
export async function viewLines(
  ctx: Context,
  wanted: readonly WantedLine[],
  of: { cartId: string | null; locale: Locale },
): Promise<CartView> {
  const ids = wanted.map(({ variantId }) => variantId);
  const [offers, available] = await Promise.all([
    getSaleLines(ctx, ids, HOME_CURRENCY),
    getAvailable(ctx, ids, of.cartId),
  ]);
  const money = (amount: number) => ({ amount, currency: HOME_CURRENCY });
  const lines = wanted.flatMap(({ variantId, quantity, seenAmount }) => {
    const offer = offers.get(variantId);
    if (!offer) return [];
    const seen = seenAmount ?? offer.unitAmount;
    const left = Math.max(0, Math.min(99, available.get(variantId) ?? 0));
    return {
      variantId,
      handle: offer.handle,
      title: offer.title[of.locale],
      choice: offer.choice[of.locale],
      quantity,
      pictureKey: offer.mediaKey,
      placeholder: placeholderGradient(offer.thumbhash),
      unitPrice: money(offer.unitAmount),
      seenPrice: money(seen),
      lineTotal: money(offer.unitAmount * quantity),
      available: left,
      issue: issueOf({ quantity, available: left, unitAmount: offer.unitAmount, seenAmount: seen }),
    };
  });
  return {
    lines,
    count: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    subtotal: sumMoney(
      HOME_CURRENCY,
      lines.map(({ lineTotal }) => lineTotal.amount),
    ),
  };
}
