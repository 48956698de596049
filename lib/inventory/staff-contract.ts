import { z } from "zod";
import { PRODUCT_LIMITS } from "@/lib/core/product-limits";
import { pageOf, plainText } from "@/lib/core/shapes";

/** Why staff change what is on the shelf; what is sold leaves by itself. */
const StockReason = z.enum(["received", "returned", "counted", "damaged", "adjusted"]);
export type StockReason = z.infer<typeof StockReason>;

export const StockParams = z.object({ variantId: z.uuid() });

export const AdjustStockInput = z.strictObject({
  /** Pieces that came; below zero for those that went. */
  delta: z
    .int()
    .min(-PRODUCT_LIMITS.stock)
    .max(PRODUCT_LIMITS.stock)
    .refine((delta) => delta !== 0),
  reason: StockReason,
  /** Which delivery, count or return it is: the same one counts once. */
  ref: plainText(80).min(1),
  note: plainText(300),
});
export type AdjustStockInput = z.infer<typeof AdjustStockInput>;

/** One change of what is on the shelf. */
const LedgerEntry = z.object({
  id: z.uuid(),
  delta: z.int(),
  reason: z.enum([...StockReason.options, "sold"]),
  note: z.string(),
  /** Who did it; null for the shop itself. */
  person: z.string().nullable(),
  createdAt: z.iso.datetime({ offset: true }),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

export const StockLedgerQuery = z.strictObject({ cursor: z.string().max(200).optional() });

/** What is there, and what changed it, newest first. */
export const StockLedgerPage = pageOf(LedgerEntry).extend({
  onHand: z.int(),
  /** Of those, promised to checkouts that are not paid yet. */
  reserved: z.int(),
});
export type StockLedgerPage = z.infer<typeof StockLedgerPage>;
