import { and, eq, isNull, sql } from "drizzle-orm";
import { actorName, recordAudit } from "@/lib/audit";
import { conflict, notFound } from "@/lib/core/errors";
import { type Context, requireRole } from "@/lib/db/context";
import { tasks } from "@/lib/db/schema/tasks";

/**
 * Notes that a person has put a task right, and how. Resolving it again changes nothing: the first word stands.
 *
 * @param ctx Request context; the actor must be a manager.
 * @param note What was done about it.
 * @throws DomainError `forbidden`, `not_found`.
 */
export async function resolveTask(ctx: Context, taskId: string, note = ""): Promise<void> {
  requireRole(ctx.actor, "manager");
  await ctx.db.transaction(async (db) => {
    const [task] = await db.select({ ref: tasks.ref }).from(tasks).where(eq(tasks.id, taskId));
    if (!task) throw notFound("task", taskId);
    const [resolved] = await db
      .update(tasks)
      .set({ resolvedAt: sql`now()`, resolvedBy: actorName(ctx.actor), note })
      .where(and(eq(tasks.id, taskId), isNull(tasks.resolvedAt)))
      .returning({ kind: tasks.kind, ref: tasks.ref });
    if (!resolved) return;
    const entry = { action: "task.resolve", entity: "task", entityId: taskId, label: resolved.kind } as const;
    await recordAudit({ ...ctx, db }, { ...entry, before: null, after: { ...resolved, note } });
  });
}

/**
 * Takes it back that a task was put right. One that is open stays as it is.
 *
 * @param ctx Request context; the actor must be a manager.
 * @throws DomainError `forbidden`, `not_found`, `conflict` `task-open-again` when the shop has noticed the same again
 *   and raised another.
 */
export async function reopenTask(ctx: Context, taskId: string): Promise<void> {
  requireRole(ctx.actor, "manager");
  await ctx.db.transaction(async (db) => {
    const [task] = await db.select().from(tasks).where(eq(tasks.id, taskId)).for("update");
    if (!task) throw notFound("task", taskId);
    if (task.resolvedAt === null) return;
    const { kind, ref, note } = task;
    const isSame = and(eq(tasks.kind, kind), eq(tasks.ref, ref), isNull(tasks.resolvedAt));
    if ((await db.$count(tasks, isSame)) > 0) throw conflict("task-open-again", "Another task about the same is open.");
    await db.update(tasks).set({ resolvedAt: null, resolvedBy: null, note: "" }).where(eq(tasks.id, taskId));
    const entry = { action: "task.reopen", entity: "task", entityId: taskId, label: kind } as const;
    await recordAudit({ ...ctx, db }, { ...entry, before: { kind, ref, note }, after: null });
  });
}
