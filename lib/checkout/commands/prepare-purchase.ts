import { findOpenBag, listWantedLines, openBuyNow, type WantedLine } from "@/lib/cart";
import { getSaleLines, type SaleLine } from "@/lib/catalog";
import { conflict, DomainError, invalid, notFound } from "@/lib/core/errors";
import { LANGUAGE_TAGS } from "@/lib/core/locale";
import { chargeSize, formatMoney, HOME_CURRENCY } from "@/lib/core/money";
import { type Context, customerOf, requireDevice } from "@/lib/db/context";
import type { Paying } from "@/lib/payments";
import { amountOf, type FlatRate, listFlatRates } from "@/lib/shipping";
import type { StartCheckoutInput } from "../contract";
import { fingerprintOf, subtotalOf, totalsOf } from "../rules";
import type { Purchase } from "./reserve-checkout";

/** Who, what, where to, and the total that the shopper saw. */
export type PurchaseInput = Omit<StartCheckoutInput, "pay"> & {
  /** Names a tap, so that its repeat finds it; null or absent for what a shopper pays on a page. */
  tapKey?: string | null;
};

/**
 * Everything that is decided before stock is touched: lines, prices, delivery, totals.
 *
 * @throws DomainError `forbidden`; `conflict` `cart-empty`, `price-changed`; `not_found`; `invalid`
 *   `no-shipping-rate`, `amount-too-small`, `amount-too-large`.
 */
export async function preparePurchase(ctx: Context, input: PurchaseInput, paying: Paying): Promise<Purchase> {
  const deviceId = requireDevice(ctx.actor);
  const { cartId, wanted, offers } = await takeCart(ctx, deviceId, input.source);
  const lines = wanted.flatMap(({ variantId, quantity }) => {
    const offer = offers.get(variantId);
    return offer ? [{ ...offer, quantity }] : [];
  });
  if (lines.length === 0) throw conflict("cart-empty", "There is nothing to buy.");
  const rate = await getRate(ctx, input);
  const totals = totalsOf(lines, amountOf(rate, subtotalOf(lines)), input.address.country);
  assertTotal(totals.totalAmount, input);
  const { contact, address, locale, remember, tapKey = null } = input;
  const fingerprint = fingerprintOf({
    ...{ lines, contact, address, locale, remember },
    ...{ shippingRateId: rate.id, totalAmount: totals.totalAmount, paying },
  });
  const customerId = customerOf(ctx.actor);
  return {
    ...{ cartId, deviceId, customerId, lines, rate, totals },
    ...{ contact, address, locale, remember, paying, fingerprint, tapKey },
  };
}

async function takeCart(
  ctx: Context,
  deviceId: string,
  source: PurchaseInput["source"],
): Promise<{ cartId: string; wanted: WantedLine[]; offers: Map<string, SaleLine> }> {
  if (source.kind === "bag") {
    const cartId = await findOpenBag(ctx, deviceId);
    if (cartId === null) throw conflict("cart-empty", "This device has no bag.");
    const wanted = await listWantedLines(ctx, cartId);
    const variantIds = wanted.map(({ variantId }) => variantId);
    return { cartId, wanted, offers: await getSaleLines(ctx, variantIds, HOME_CURRENCY) };
  }
  const { variantId, quantity } = source;
  const offers = await getSaleLines(ctx, [variantId], HOME_CURRENCY);
  const offer = offers.get(variantId);
  if (!offer) throw notFound("variant", variantId);
  const line = { variantId, quantity, seenAmount: offer.unitAmount };
  return { cartId: await openBuyNow(ctx, deviceId, line), wanted: [line], offers };
}

async function getRate(ctx: Context, { address, shippingRateId }: PurchaseInput): Promise<FlatRate> {
  const rates = await listFlatRates(ctx, address.country, address.postalCode);
  const rate = rates.find(({ id }) => id === shippingRateId);
  if (rate) return rate;
  const errors = [{ pointer: "#/shippingRateId", key: "shippingRateId" }];
  throw invalid("no-shipping-rate", `No rate ${shippingRateId} for ${address.country}.`, errors);
}

function assertTotal(amount: number, { expectedTotal, locale }: PurchaseInput): void {
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
