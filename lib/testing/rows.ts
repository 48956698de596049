import type { SQL } from "drizzle-orm";
import type { Context } from "@/lib/db/context";

/** The rows of a statement whose column names are those of `Row`. */
export async function rowsOf<Row>({ db }: Context, statement: SQL): Promise<Row[]> {
  // Safe: the driver gives rows, and the statement names their columns.
  const answer: unknown = await db.execute(statement);
  return (answer as { rows: Row[] }).rows;
}
