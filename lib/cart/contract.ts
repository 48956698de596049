import { z } from "zod";
import { Money } from "@/lib/core/shapes";

/** What changed since a line was put in: said beside it, never decided silently. */
export const LineIssue = z.enum(["sold_out", "fewer_left", "price_changed"]);

export const LineItem = z.object({
  variantId: z.uuid(),
  handle: z.string(),
  title: z.string(),
  choice: z.string(),
  quantity: z.int().min(1).max(99),
  pictureKey: z.string(),
  placeholder: z.string(),
  unitPrice: Money,
  /** What one cost when it was put in. */
  seenPrice: Money,
  lineTotal: Money,
  /** How many can be bought now, up to 99. */
  available: z.int().min(0),
  issue: LineIssue.nullable(),
});
export type LineItem = z.infer<typeof LineItem>;

export const CartView = z.object({
  lines: z.array(LineItem),
  /** Pieces, all lines together. */
  count: z.int().min(0),
  subtotal: Money,
});
export type CartView = z.infer<typeof CartView>;

const quantity = z.int().min(1).max(99);

export const AddLineInput = z.strictObject({ variantId: z.uuid(), quantity });
export type AddLineInput = z.infer<typeof AddLineInput>;

const MAX_LINES = 20;

/** Several variants at once: a look, or what is bought together. Each once; two of one are a quantity of two. */
export const AddLinesInput = z
  .strictObject({ lines: z.array(AddLineInput).min(1).max(MAX_LINES) })
  .refine(({ lines }) => new Set(lines.map(({ variantId }) => variantId)).size === lines.length, { path: ["lines"] });
export type AddLinesInput = z.infer<typeof AddLinesInput>;

/** Why a variant did not get into the bag. */
export const RefusedLine = z.object({ variantId: z.uuid(), reason: z.enum(["not-found", "out-of-stock"]) });
export type RefusedLine = z.infer<typeof RefusedLine>;

/** What became of each of several variants, and the bag after it. */
export const AddedLines = z.object({ added: z.array(z.uuid()), refused: z.array(RefusedLine), cart: CartView });
export type AddedLines = z.infer<typeof AddedLines>;

export const SetLineInput = z.strictObject({ quantity });
export type SetLineInput = z.infer<typeof SetLineInput>;

export const LineParams = z.object({ variantId: z.uuid() });
