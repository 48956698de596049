import { findOpenBag, listWantedLines, viewLines, type WantedLine } from "@/lib/cart";
import type { Locale } from "@/lib/core/locale";
import { HOME_CURRENCY } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { listFlatRates, shippingRateOf } from "@/lib/shipping";
import type { Quote, QuoteQuery } from "./contract";
import { subtotalOf, totalsOf } from "./rules";

/**
 * Every cost of what this device is about to buy, before anything is asked of it. The first rate of the country is
 * chosen until the shopper chooses another.
 *
 * @param query `variant` and `quantity` for buying at once; without them it is the bag.
 */
export async function getQuote(ctx: Context, query: QuoteQuery, locale: Locale): Promise<Quote> {
  const { cartId, wanted } = await findWanted(ctx, query);
  const [{ lines, subtotal }, flatRates] = await Promise.all([
    viewLines(ctx, wanted, { cartId, locale }),
    listFlatRates(ctx, query.country, query.postalCode),
  ]);
  const priced = lines.map(({ unitPrice, quantity }) => ({ unitAmount: unitPrice.amount, quantity }));
  const rates = flatRates.map((each) => shippingRateOf(each, subtotalOf(priced), locale));
  const rate = rates.find(({ id }) => id === query.rate) ?? rates[0];
  const totals = totalsOf(priced, rate?.price.amount ?? 0, query.country);
  return {
    lines,
    rates,
    shippingRateId: rate?.id ?? null,
    currency: HOME_CURRENCY,
    subtotal,
    shipping: rate?.price ?? null,
    total: { amount: totals.totalAmount, currency: HOME_CURRENCY },
    taxIncluded: { amount: totals.taxIncludedAmount, currency: HOME_CURRENCY },
  };
}

async function findWanted(ctx: Context, query: QuoteQuery): Promise<{ cartId: string | null; wanted: WantedLine[] }> {
  if (query.variant !== undefined) {
    return { cartId: null, wanted: [{ variantId: query.variant, quantity: query.quantity ?? 1, seenAmount: null }] };
  }
  const cartId = ctx.actor.kind === "device" ? await findOpenBag(ctx, ctx.actor.deviceId) : null;
  return { cartId, wanted: cartId === null ? [] : await listWantedLines(ctx, cartId) };
}
