import { z } from "zod";
import { LocaleName, Money } from "@/lib/core/shapes";

/** What was sold in a time: `net` is what the orders cost with delivery and tax, less what was given back for them. */
const Sales = z.object({ orders: z.int().nonnegative(), net: Money });

/** A variant of which few are left to sell. */
export const LowStock = z.object({
  variantId: z.uuid(),
  productId: z.uuid(),
  sku: z.string(),
  title: z.string(),
  choice: z.string(),
  available: z.int(),
});
export type LowStock = z.infer<typeof LowStock>;

/** The shop at this moment, counted in the shop's own days. */
export const Today = z.object({
  /** The calendar day that is today where the shop is, `YYYY-MM-DD`. */
  day: z.iso.date(),
  today: Sales,
  yesterday: Sales,
  /** The seven and the thirty days that end with today. */
  week: Sales,
  month: Sales,
  /** One figure a day for the last fourteen days, today last; minor units of the home currency. */
  days: z.array(z.object({ day: z.iso.date(), net: z.int() })),
  /** Orders that are paid and not packed, and packed ones that are not on their way. */
  toPack: z.int().nonnegative(),
  toShip: z.int().nonnegative(),
  openTasks: z.int().nonnegative(),
  scheduledPosts: z.int().nonnegative(),
  drafts: z.int().nonnegative(),
  lowStockCount: z.int().nonnegative(),
  /** The scarcest ten of them. */
  lowStock: z.array(LowStock),
});
export type Today = z.infer<typeof Today>;
export const TodayQuery = z.strictObject({ locale: LocaleName });
