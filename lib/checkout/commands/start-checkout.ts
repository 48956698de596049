import { findOpenBag, listWantedLines, openBuyNow, type WantedLine } from "@/lib/cart";
import { getSaleLines } from "@/lib/catalog";
import { conflict, DomainError, invalid, notFound } from "@/lib/core/errors";
import { LANGUAGE_TAGS } from "@/lib/core/locale";
import { chargeSize, formatMoney, HOME_CURRENCY } from "@/lib/core/money";
import { type Context, requireDevice } from "@/lib/db/context";
import { type FlatRate, listFlatRates } from "@/lib/shipping";
import type { StartCheckoutInput, StartedCheckout } from "../contract";
import { findOpenCheckout } from "../queries";
import { fingerprintOf, totalsOf } from "../rules";
import { closeCheckout } from "./close-checkout";
import { openPayment } from "./open-payment";
import { type Purchase, reserveCheckout } from "./reserve-checkout";

/**
 * Holds the stock of what a device buys and opens its payment page. The same press again gives the same page; a
 * changed one takes the old page away at Stripe before it opens another. A device has three pages at once: a fourth
 * takes the oldest away.
 *
 * @param ctx Request context; the actor must be a device. Must not be inside a transaction: this waits for Stripe.
 * @param input Who, where to, which delivery, and the total that the shopper saw.
 * @returns The address of the hosted payment page.
 * @throws DomainError `forbidden`; `conflict` `cart-empty`, `out-of-stock`, `price-changed`, `already-paid`,
 *   `checkout-expired`, `too-many-checkouts`, `request-in-progress`; `invalid` `no-shipping-rate`, `amount-too-small`,
 *   `amount-too-large`, `payment-refused`; `unavailable` `payment-unavailable`.
 */
export async function startCheckout(ctx: Context, input: StartCheckoutInput): Promise<StartedCheckout> {
  const purchase = await preparePurchase(ctx, input);
  // Another press may come between two steps; each round then sees what it left. Four rounds are one more than needed.
  for (let round = 0; round < 4; round += 1) {
    const open = await findOpenCheckout(ctx, purchase.cartId);
    if (!open) {
      const reserved = await reserveCheckout(ctx, purchase);
      if ("checkoutId" in reserved) return openOrRelease(ctx, reserved.checkoutId);
      if (reserved.inTheWay !== null) await makeRoom(ctx, reserved.inTheWay);
    } else if (open.fingerprint === purchase.fingerprint && open.isUsable) {
      return openOrRelease(ctx, open.id);
    } else {
      const closed = await closeCheckout(ctx, open.id);
      if (closed === "paid") throw conflict("already-paid", "This cart was paid for meanwhile.");
    }
  }
  throw conflict("request-in-progress", "Another checkout of this cart is under way.");
}

/** What Stripe will never open holds no stock: the next press begins anew. */
async function openOrRelease(ctx: Context, checkoutId: string): Promise<StartedCheckout> {
  try {
    return await openPayment(ctx, checkoutId);
  } catch (error) {
    if (error instanceof DomainError && error.reason === "payment-refused") await closeCheckout(ctx, checkoutId);
    throw error;
  }
}

/** Takes another page of this device away, unless a bank is still deciding about its payment. */
async function makeRoom(ctx: Context, checkoutId: string): Promise<void> {
  const state = await closeCheckout(ctx, checkoutId);
  if (state === "expiring") throw conflict("too-many-checkouts", "Every page of this device is being paid.");
}

/** Everything that is decided before stock is touched: lines, prices, delivery, totals. */
async function preparePurchase(ctx: Context, input: StartCheckoutInput): Promise<Purchase> {
  const deviceId = requireDevice(ctx.actor);
  const { cartId, wanted } = await takeCart(ctx, deviceId, input.source);
  const offers = await getSaleLines(
    ctx,
    wanted.map(({ variantId }) => variantId),
    HOME_CURRENCY,
  );
  const lines = wanted.flatMap(({ variantId, quantity }) => {
    const offer = offers.get(variantId);
    return offer ? [{ ...offer, quantity }] : [];
  });
  if (lines.length === 0) throw conflict("cart-empty", "There is nothing to buy.");
  const rate = await getRate(ctx, input);
  const totals = totalsOf(lines, rate.amount, input.address.country);
  assertTotal(totals.totalAmount, input);
  const { contact, address, locale } = input;
  const fingerprint = fingerprintOf({
    ...{ lines, contact, address, locale },
    ...{ shippingRateId: rate.id, totalAmount: totals.totalAmount },
  });
  return { cartId, deviceId, lines, rate, totals, contact, address, locale, fingerprint };
}

async function takeCart(
  ctx: Context,
  deviceId: string,
  source: StartCheckoutInput["source"],
): Promise<{ cartId: string; wanted: WantedLine[] }> {
  if (source.kind === "bag") {
    const cartId = await findOpenBag(ctx, deviceId);
    if (cartId === null) throw conflict("cart-empty", "This device has no bag.");
    return { cartId, wanted: await listWantedLines(ctx, cartId) };
  }
  const { variantId, quantity } = source;
  const offer = (await getSaleLines(ctx, [variantId], HOME_CURRENCY)).get(variantId);
  if (!offer) throw notFound("variant", variantId);
  const line = { variantId, quantity, seenAmount: offer.unitAmount };
  return { cartId: await openBuyNow(ctx, deviceId, line), wanted: [line] };
}

async function getRate(ctx: Context, { address, shippingRateId }: StartCheckoutInput): Promise<FlatRate> {
  const rates = await listFlatRates(ctx, address.country, address.postalCode);
  const rate = rates.find(({ id }) => id === shippingRateId);
  if (rate) return rate;
  const errors = [{ pointer: "#/shippingRateId", key: "shippingRateId" }];
  throw invalid("no-shipping-rate", `No rate ${shippingRateId} for ${address.country}.`, errors);
}

function assertTotal(amount: number, { expectedTotal, locale }: StartCheckoutInput): void {
  const total = { amount, currency: HOME_CURRENCY };
  const size = chargeSize(total);
  if (size !== "ok") throw invalid(`amount-${size}`, `The provider does not take ${amount}.`);
  if (amount === expectedTotal) return;
  throw new DomainError({
    code: "conflict",
    reason: "price-changed",
    detail: `The total is ${amount}, the shopper saw ${expectedTotal}.`,
    values: { total: formatMoney(total, LANGUAGE_TAGS[locale]) },
  });
}
