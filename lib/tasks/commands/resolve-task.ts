import { and, eq, isNull, sql } from "drizzle-orm";
import { actorName, recordAudit } from "@/lib/audit";
import { notFound } from "@/lib/core/errors";
import { type Context, requireRole } from "@/lib/db/context";
import { tasks } from "@/lib/db/schema/tasks";

/**
 * Notes that a person has put a task right. Resolving it again changes nothing.
 *
 * @param ctx Request context; the actor must be a manager.
 * @throws DomainError `forbidden`, `not_found`.
 */
export async function resolveTask(ctx: Context, taskId: string): Promise<void> {
  requireRole(ctx.actor, "manager");
  await ctx.db.transaction(async (db) => {
    const [task] = await db.select({ ref: tasks.ref }).from(tasks).where(eq(tasks.id, taskId));
    if (!task) throw notFound("task", taskId);
    const [resolved] = await db
      .update(tasks)
      .set({ resolvedAt: sql`now()`, resolvedBy: actorName(ctx.actor) })
      .where(and(eq(tasks.id, taskId), isNull(tasks.resolvedAt)))
      .returning({ kind: tasks.kind, ref: tasks.ref });
    if (!resolved) return;
    const entry = { action: "task.resolve", entity: "task", entityId: taskId, before: null, after: resolved };
    await recordAudit({ ...ctx, db }, entry);
  });
}
