import type { z } from "zod";
import type { LineIssue } from "./contract";

/** The most of one variant that a bag holds. */
export const MAX_QUANTITY = 99;

/** What a line must say to its shopper before anything else. */
export function issueOf(line: {
  quantity: number;
  available: number;
  unitAmount: number;
  seenAmount: number;
}): z.infer<typeof LineIssue> | null {
  if (line.available <= 0) return "sold_out";
  if (line.available < line.quantity) return "fewer_left";
  return line.unitAmount === line.seenAmount ? null : "price_changed";
}

export type Bought = { variantId: string; quantity: number };

/** What remains of lines when those that were bought are taken out, each line as it was but for its quantity. */
export function leftOf<Line extends Bought>(lines: readonly Line[], bought: readonly Bought[]): Line[] {
  const taken = new Map(bought.map(({ variantId, quantity }) => [variantId, quantity]));
  return lines
    .map((line) => ({ ...line, quantity: line.quantity - (taken.get(line.variantId) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
}
