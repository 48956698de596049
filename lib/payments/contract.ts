import { z } from "zod";

/** A card that a customer wants kept, as far as they need to know it again. */
export const SavedCard = z.object({
  id: z.string(),
  brand: z.string(),
  last4: z.string(),
  expMonth: z.int(),
  expYear: z.int(),
  isExpired: z.boolean(),
  isDefault: z.boolean(),
});
export type SavedCard = z.infer<typeof SavedCard>;

export const CardId = z.string().regex(/^pm_\w{3,100}$/);
export const CardParams = z.object({ cardId: CardId });
