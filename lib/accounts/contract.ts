import { z } from "zod";
import { plainText } from "@/lib/core/shapes";

/** Where a customer's things go. `label` is empty until its owner names it. */
export const SavedAddress = z.object({
  id: z.uuid(),
  label: z.string(),
  contact: z.object({ email: z.string(), phone: z.string(), name: z.string() }),
  address: z.object({
    country: z.string(),
    line1: z.string(),
    line2: z.string(),
    subdistrict: z.string(),
    district: z.string(),
    province: z.string(),
    postalCode: z.string(),
  }),
  isDefault: z.boolean(),
});
export type SavedAddress = z.infer<typeof SavedAddress>;

/** A browser that may buy for its customer. */
export const RememberedDevice = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The browser that asks. */
  isThis: z.boolean(),
  createdAt: z.iso.datetime({ offset: true }),
  seenAt: z.iso.datetime({ offset: true }),
});
export type RememberedDevice = z.infer<typeof RememberedDevice>;

export const AddressParams = z.object({ addressId: z.uuid() });
export const AddressChange = z.strictObject({
  label: plainText(40).optional(),
  /** There is one default; it only goes to another. */
  isDefault: z.literal(true).optional(),
});
export type AddressChange = z.infer<typeof AddressChange>;

export const RememberedDeviceParams = z.object({ deviceId: z.uuid() });
