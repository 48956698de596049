import { asc, isNull } from "drizzle-orm";
import type { Locale } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import { type Context, requireRole } from "@/lib/db/context";
import { tasks } from "@/lib/db/schema/tasks";
import type { Task } from "./contract";

/** More than a person can look at in a day. */
const AT_MOST = 200;

/**
 * What waits for a person, oldest first, with what happened and what to do in a language; 200 at most.
 *
 * @throws DomainError `forbidden`: details may name buyers.
 */
export async function listOpenTasks({ db, actor }: Context, locale: Locale): Promise<Task[]> {
  requireRole(actor, "manager");
  const texts = messagesOf(locale).tasks;
  const rows = await db
    .select({ id: tasks.id, kind: tasks.kind, ref: tasks.ref, details: tasks.details, raisedAt: tasks.createdAt })
    .from(tasks)
    .where(isNull(tasks.resolvedAt))
    .orderBy(asc(tasks.createdAt), asc(tasks.id))
    .limit(AT_MOST);
  return rows.map(({ raisedAt, ...task }) => {
    const { happened, toDo } = texts[task.kind];
    return { ...task, happened, toDo, raisedAt: raisedAt.toISOString() };
  });
}
