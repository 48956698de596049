import { z } from "zod";

/** Live stock of one variant. `left` is exact up to ten, so that "3 left" is never a sales trick. */
export const VariantStock = z.object({
  availability: z.enum(["in_stock", "out_of_stock"]),
  left: z.int().min(0).max(10),
});
export type VariantStock = z.infer<typeof VariantStock>;

/** By variant id. */
export const StockByVariant = z.record(z.uuid(), VariantStock);
export type StockByVariant = z.infer<typeof StockByVariant>;
