import { eq } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { shippingRatePrices, shippingRates } from "@/lib/db/schema/shipping";

const RATES = [
  {
    ...{ handle: "th-standard", country: "TH", minDays: 2, maxDays: 4, satang: 5_000, cents: 150 },
    title: { th: "ส่งธรรมดา", en: "Standard" },
  },
  {
    ...{ handle: "th-express", country: "TH", minDays: 1, maxDays: 2, satang: 10_000, cents: 300 },
    title: { th: "ส่งด่วน", en: "Express" },
  },
  {
    ...{ handle: "world", country: "*", minDays: 7, maxDays: 14, satang: 90_000, cents: 2_550 },
    title: { th: "ส่งต่างประเทศ", en: "International" },
  },
] as const;

/** Flat rates: two in Thailand, one for everywhere else. */
export async function seedShipping({ db }: Context): Promise<void> {
  for (const [position, { satang, cents, ...rate }] of RATES.entries()) {
    await db
      .insert(shippingRates)
      .values({ ...rate, position })
      .onConflictDoNothing();
    const [row] = await db
      .select({ id: shippingRates.id })
      .from(shippingRates)
      .where(eq(shippingRates.handle, rate.handle));
    if (!row) continue;
    await db
      .insert(shippingRatePrices)
      .values([
        { shippingRateId: row.id, currency: "THB", amount: satang },
        { shippingRateId: row.id, currency: "USD", amount: cents },
      ])
      .onConflictDoNothing();
  }
}
