import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { tasks } from "@/lib/db/schema/tasks";
import { log } from "@/lib/log/server";
import type { TaskKind } from "../contract";

export type NewTask = { kind: TaskKind; ref: string; details: Record<string, unknown> };

/**
 * Asks a person of the shop to put something right. Nothing happens while a task about the same is open.
 *
 * @param ctx Its `db` should be the transaction of what was noticed.
 * @param task `ref` names what it is about; `details` holds what the person needs, amounts in minor units.
 * @returns Whether this call raised it.
 */
export async function raiseTask({ db }: Context, { kind, ref, details }: NewTask): Promise<boolean> {
  const raised = await db
    .insert(tasks)
    .values({ kind, ref, details })
    .onConflictDoNothing()
    .returning({ id: tasks.id });
  // The reference alone: details may name a buyer.
  if (raised.length > 0) log.error({ kind, ref }, "a task for the people of the shop");
  return raised.length > 0;
}

/**
 * Raises a task about something that is noticed again and again until it is gone, although a person may have settled it
 * where the shop cannot see it: one that was resolved comes back only when its details are others.
 *
 * @returns Whether this call raised it.
 */
export async function raiseTaskAgain(ctx: Context, task: NewTask): Promise<boolean> {
  const isSame = sql`${tasks.details} = ${JSON.stringify(task.details)}::jsonb`;
  const isThis = and(eq(tasks.kind, task.kind), eq(tasks.ref, task.ref), isNotNull(tasks.resolvedAt), isSame);
  if ((await ctx.db.$count(tasks, isThis)) > 0) return false;
  return raiseTask(ctx, task);
}
