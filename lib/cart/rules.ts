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
