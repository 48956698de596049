import { and, desc, eq, ilike, or, sql } from "drizzle-orm";
import { cutPage, decodeCursor, type Page } from "@/lib/core/page";
import { type Context, requireRole } from "@/lib/db/context";
import { isAfter } from "@/lib/db/keyset";
import { people } from "@/lib/db/schema/accounts";
import { auditLog } from "@/lib/db/schema/audit";
import type { AuditEntry, AuditQuery } from "./staff-contract";

const PAGE_SIZE = 50;

/**
 * Who changed what, newest first; fifty at a time.
 *
 * @param ctx The actor must be a manager.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function listAudit(ctx: Context, { q, cursor, ...wanted }: AuditQuery): Promise<Page<AuditEntry>> {
  requireRole(ctx.actor, "manager");
  const after = cursor === undefined ? null : decodeCursor(cursor);
  const { id, actor, action, entity, entityId, label, before, createdAt } = auditLog;
  const rows = await ctx.db
    .select({
      ...{ id, actor, action, entity, entityId, label, before, createdAt },
      after: auditLog.after,
      person: people.name,
    })
    .from(auditLog)
    .leftJoin(people, eq(people.id, auditLog.personId))
    .where(
      and(
        holds(q),
        wanted.entity === undefined ? undefined : eq(entity, wanted.entity),
        wanted.entityId === undefined ? undefined : eq(entityId, wanted.entityId),
        wanted.personId === undefined ? undefined : eq(auditLog.personId, wanted.personId),
        after === null ? undefined : isAfter({ at: createdAt, id }, after),
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(PAGE_SIZE + 1);
  const page = cutPage(rows, PAGE_SIZE, (row) => ({ at: row.createdAt.toISOString(), id: row.id }));
  return { ...page, items: page.items.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })) };
}

/** Words of a search: each entry that has them anywhere a person would look. */
function holds(q: string | undefined) {
  if (q === undefined || q === "") return undefined;
  const like = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { label, action, entityId, after, before } = auditLog;
  return or(
    ilike(label, like),
    ilike(action, like),
    eq(entityId, q),
    sql`${after}::text ilike ${like}`,
    sql`${before}::text ilike ${like}`,
  );
}
