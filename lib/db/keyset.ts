import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import type { Position } from "@/lib/core/page";

/**
 * Rows that come after a place in a list that runs from the newest to the oldest. As one comparison of both columns:
 * an index over them then starts there, where two conditions joined by "or" would read everything before it.
 */
export const isAfter = (columns: { at: AnyColumn; id: AnyColumn }, { at, id }: Position): SQL =>
  sql`(${columns.at}, ${columns.id}) < (${at}::timestamptz, ${id}::uuid)`;
