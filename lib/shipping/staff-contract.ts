import { z } from "zod";
import { Currency, LocalText, plainText } from "@/lib/core/shapes";
import { Country } from "./contract";

/** Largest amount of a price, in minor units. */
const MAX_AMOUNT = 99_999_999;
const MAX_DAYS = 90;
const amount = z.int().min(0).max(MAX_AMOUNT);
const days = z.int().min(1).max(MAX_DAYS);

/** What sending costs in a currency; `freeFromAmount` is the purchase from which it costs nothing, or null. */
const RatePrice = z.strictObject({ currency: Currency, amount, freeFromAmount: amount.nullable() });

/** A way to send a parcel as its editor needs it. */
export const StaffRate = z.object({
  id: z.uuid(),
  version: z.int(),
  title: LocalText,
  /** ISO 3166-1 alpha-2, or `*` for every country without rates of its own. */
  country: z.string(),
  minDays: z.int(),
  maxDays: z.int(),
  prices: z.array(RatePrice),
  /** Whether far provinces take longer. */
  hasExtraDays: z.boolean(),
});
export type StaffRate = z.infer<typeof StaffRate>;
/** In the order of the checkout: the first of a country is chosen there until the shopper chooses another. */
export const StaffRates = z.object({ items: z.array(StaffRate) });
export type StaffRates = z.infer<typeof StaffRates>;

const needed = plainText(60).pipe(z.string().min(1));
const Fields = {
  rateTitleTh: needed,
  rateTitleEn: needed,
  rateCountry: z.union([Country, z.literal("*")]),
  minDays: days,
  maxDays: days,
  prices: z.array(RatePrice).min(1).max(10),
};

export const RateInput = z.strictObject(Fields);
export type RateInput = z.infer<typeof RateInput>;
const version = z.int().positive();
export const SaveRateInput = z.strictObject({ version, ...Fields });
export type SaveRateInput = z.infer<typeof SaveRateInput>;
export const DeleteRateInput = z.strictObject({ version });
export const RateParams = z.object({ rateId: z.uuid() });
