import "server-only";
import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";

/** Asks the database for an answer. @throws Whatever the database throws; the route answers 503. */
export async function isDatabaseReady({ db }: Context): Promise<void> {
  await db.execute(sql`select 1`);
}
