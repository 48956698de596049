import { sql } from "drizzle-orm";
import type { Database } from "./context";

/**
 * The time by the database's clock, which all that lasts for some time goes by: the clock of a web process or a worker
 * may be wrong, and there are several of them.
 */
export async function databaseTime(db: Database): Promise<Date> {
  const answer = await db.execute(sql`select extract(epoch from clock_timestamp()) * 1000 as ms`);
  // Safe: the driver gives rows, and the statement names the one column.
  const [row] = (answer as { rows: { ms: string }[] }).rows;
  return new Date(Number(row?.ms));
}
