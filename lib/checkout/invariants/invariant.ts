import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";

/** One proven sentence about the books: `broken` of `checked` things are not as it says. */
export type Invariant = { id: string; says: string; checked: number; broken: number };

/**
 * Counts with one statement, so that what it compares is of one instant.
 *
 * @param things A select whose `is_broken` says of each thing whether it breaks the sentence.
 */
export async function countBroken(
  { db }: Context,
  sentence: Pick<Invariant, "id" | "says">,
  things: SQL,
): Promise<Invariant> {
  const answer = await db.execute(sql`select count(*)::int as checked,
    (count(*) filter (where is_broken is not false))::int as broken from (${things}) as thing`);
  // Safe: the driver gives rows, and the statement above names their columns.
  const [row] = (answer as { rows: Pick<Invariant, "checked" | "broken">[] }).rows;
  if (!row) throw new Error(`the count of ${sentence.id} came back without a row`);
  return { ...sentence, ...row };
}
