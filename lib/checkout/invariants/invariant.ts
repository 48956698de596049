import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";

/** One proven sentence about the books: `broken` of `checked` things are not as it says. */
export type Invariant = { id: string; says: string; checked: number; broken: number };

/** Counts with one statement that gives `checked` and `broken`. */
export async function countBroken({ db }: Context, id: string, says: string, counts: SQL): Promise<Invariant> {
  const { rows } = (await db.execute(sql`select count(*)::int as checked,
    (count(*) filter (where is_broken))::int as broken from (${counts}) as counted`)) as unknown as {
    rows: { checked: number; broken: number }[];
  };
  const [row] = rows;
  return { id, says, checked: row?.checked ?? 0, broken: row?.broken ?? 0 };
}
