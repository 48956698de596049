import { asc, inArray } from "drizzle-orm";
import { type Context, requireRole } from "@/lib/db/context";
import { shippingRatePrices, shippingRates } from "@/lib/db/schema/shipping";
import type { StaffRate } from "./staff-contract";

/**
 * Every way to send a parcel, in the order of the checkout.
 *
 * @param ctx The actor must be an admin.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function listStaffRates(ctx: Context): Promise<StaffRate[]> {
  requireRole(ctx.actor, "admin");
  const rates = await ctx.db.select().from(shippingRates).orderBy(asc(shippingRates.position), asc(shippingRates.id));
  const prices = await ctx.db
    .select()
    .from(shippingRatePrices)
    .where(
      inArray(
        shippingRatePrices.shippingRateId,
        rates.map(({ id }) => id),
      ),
    )
    .orderBy(asc(shippingRatePrices.currency));
  return rates.map(({ id, version, title, country, minDays, maxDays, extraDays }) => ({
    ...{ id, version, title, country, minDays, maxDays, hasExtraDays: Object.keys(extraDays).length > 0 },
    prices: prices
      .filter(({ shippingRateId }) => shippingRateId === id)
      .map(({ currency, amount, freeFromAmount }) => ({ currency, amount, freeFromAmount })),
  }));
}
