import { inArray, lt, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { tasks } from "@/lib/db/schema/tasks";

const AT_ONCE = 1_000;

/** Removes tasks that were resolved a month ago: their details may name a buyer. The audit log says who resolved them. */
export async function forgetTasks({ db }: Context): Promise<void> {
  const old = db
    .select({ id: tasks.id })
    .from(tasks)
    .where(lt(tasks.resolvedAt, sql`now() - interval '31 days'`))
    .limit(AT_ONCE);
  await db.delete(tasks).where(inArray(tasks.id, old));
}
