import { type SQL } from "drizzle-orm";
import { DomainError } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { log } from "@/lib/log/server";
import { type NewTask, raiseTaskAgain } from "@/lib/tasks";

/** How many differences were put right and how many were told to people. */
export type Counts = { mended: number; told: number };

/** One way in which the books can differ from the truth. */
export type Check<Row> = {
  /** Looks for differences, with one statement. */
  find: () => Promise<Row[]>;
  /** Puts one right where that is no guess; safe to repeat. */
  mend?: (row: Row) => Promise<unknown>;
  /** What people are told of one that stays; null when they know already. */
  tell: (row: Row) => NewTask | null | Promise<NewTask | null>;
};

/**
 * Finds, mends, looks again, and tells people what is left as it was. One difference that cannot be mended does not
 * hold up the others. What came or changed since the first look is on its way: the next run looks at it.
 *
 * @throws DomainError `unavailable`: the next run starts again.
 */
export async function runCheck<Row>(ctx: Context, counts: Counts, { find, mend, tell }: Check<Row>): Promise<void> {
  const found = await find();
  if (found.length === 0) return;
  for (const row of found) await attempt(mend, row);
  const seen = new Set((mend ? await find() : found).map((row) => JSON.stringify(row)));
  const left = found.filter((row) => seen.has(JSON.stringify(row)));
  counts.mended += found.length - left.length;
  for (const row of left) {
    const task = await tell(row);
    if (task !== null && (await raiseTaskAgain(ctx, task))) counts.told += 1;
  }
}

async function attempt<Row>(mend: Check<Row>["mend"], row: Row): Promise<void> {
  try {
    await mend?.(row);
  } catch (error) {
    if (error instanceof DomainError && error.code === "unavailable") throw error;
    log.error({ err: error }, "a difference in the books could not be mended");
  }
}

/** The rows of a statement whose column names are those of `Row`. */
export async function rowsOf<Row>({ db }: Context, statement: SQL): Promise<Row[]> {
  // Safe: the driver gives rows, and the statement names their columns.
  const answer: unknown = await db.execute(statement);
  return (answer as { rows: Row[] }).rows;
}

/** A task about books that differ. */
export const driftTask = (ref: string, why: string, details: Record<string, unknown>): NewTask => ({
  kind: "money_drift",
  ref,
  details: { why, ...details },
});
