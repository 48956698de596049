import { z } from "zod";
import { LocalText, Money } from "@/lib/core/shapes";

/** A way to send the parcel, with its price and the days it should arrive between (both included). */
export const ShippingRate = z.object({
  id: z.uuid(),
  title: z.string(),
  price: Money,
  deliverFrom: z.iso.date(),
  deliverUntil: z.iso.date(),
});
export type ShippingRate = z.infer<typeof ShippingRate>;

export const Country = z.string().regex(/^[A-Z]{2}$/);
export const PostalCode = z.string().regex(/^\d{5}$/);
export const ShippingRatesQuery = z.strictObject({ country: Country, postalCode: PostalCode.optional() });

/** A province, with one of its postal codes: delivery days go by its first digits. */
export const Province = z.object({ postalCode: PostalCode, name: LocalText });
export type Province = z.infer<typeof Province>;

/** A place of a Thai postal code, in the language that was asked for. */
export const ThaiPlace = z.object({ subdistrict: z.string(), district: z.string(), province: z.string() });
export type ThaiPlace = z.infer<typeof ThaiPlace>;

export const PostalCodeParams = z.object({ postalCode: PostalCode });
