import type { Context } from "@/lib/db/context";
import { shippingRatePrices, shippingRates } from "@/lib/db/schema/shipping";
import { demoId } from "./demo-ids";
import { usdOf } from "./dollars";

const RATES = [
  { handle: "th-standard", title: { th: "ส่งธรรมดา", en: "Standard" }, country: "TH", minDays: 2, maxDays: 4, satang: 5_000 },
  { handle: "th-express", title: { th: "ส่งด่วน", en: "Express" }, country: "TH", minDays: 1, maxDays: 2, satang: 10_000 },
  {
    ...{ handle: "international", title: { th: "ส่งต่างประเทศ", en: "International" } },
    ...{ country: "*", minDays: 7, maxDays: 14, satang: 90_000 },
  },
] as const;

export const rateId = (handle: (typeof RATES)[number]["handle"]): string => demoId(`rate ${handle}`);

export async function seedShipping({ db }: Context): Promise<void> {
  await db
    .insert(shippingRates)
    .values(RATES.map(({ satang: _satang, ...rate }, position) => ({ id: rateId(rate.handle), ...rate, position })));
  await db.insert(shippingRatePrices).values(
    RATES.flatMap(({ handle, satang }) => [
      { shippingRateId: rateId(handle), currency: "THB" as const, amount: satang },
      { shippingRateId: rateId(handle), currency: "USD" as const, amount: usdOf(satang) },
    ]),
  );
}
