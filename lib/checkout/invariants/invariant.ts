import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";

/** One proven sentence about the books: `broken` of `checked` things are not as it says. */
export type Invariant = { id: string; says: string; checked: number; broken: number };

/** Counts with one statement that gives `checked` and `broken`. */
export async function countBroken(
  { db }: Context,
  { id, says }: Pick<Invariant, "id" | "says">,
  counts: SQL,
): Promise<Invariant> {
  const result: unknown = await db.execute(sql`select count(*)::int as checked,
    (count(*) filter (where is_broken))::int as broken from (${counts}) as counted`);
  // Safe: an aggregate without groups gives one row with these two columns.
  const [row] = (result as { rows: [{ checked: number; broken: number }] }).rows;
  return { id, says, ...row };
}
