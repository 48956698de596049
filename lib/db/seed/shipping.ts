import { eq } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { shippingRatePrices, shippingRates } from "@/lib/db/schema/shipping";

/** Days beyond most of the country, by the first two digits of the postal code: islands, mountains, the far South. */
const FAR = {
  "58": 2, // Mae Hong Son
  "23": 1, // Trat with Ko Chang and Ko Kut
  "55": 1, // Nan
  "63": 1, // Tak with Umphang
  "81": 1, // Krabi with Ko Lanta
  "82": 1, // Phang Nga
  "83": 1, // Phuket
  "84": 1, // Surat Thani with Ko Samui
  "85": 1, // Ranong
  "91": 1, // Satun
  "92": 1, // Trang
  "94": 2, // Pattani
  "95": 2, // Yala
  "96": 2, // Narathiwat
};

const RATES = [
  {
    ...{ handle: "th-standard", country: "TH", minDays: 2, maxDays: 4, satang: 5_000, cents: 150, extraDays: FAR },
    title: { th: "ส่งธรรมดา", en: "Standard" },
  },
  {
    ...{ handle: "th-express", country: "TH", minDays: 1, maxDays: 2, satang: 10_000, cents: 300, extraDays: FAR },
    title: { th: "ส่งด่วน", en: "Express" },
  },
  {
    ...{ handle: "world", country: "*", minDays: 7, maxDays: 14, satang: 90_000, cents: 2_550, extraDays: {} },
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
