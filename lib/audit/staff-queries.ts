import { and, asc, type Column, desc, eq, ilike, inArray, or, type SQL, sql } from "drizzle-orm";
import { cutPage, decodeCursor, type Page } from "@/lib/core/page";
import { type Context, requireRole } from "@/lib/db/context";
import { isAfter } from "@/lib/db/keyset";
import { people } from "@/lib/db/schema/accounts";
import { auditLog } from "@/lib/db/schema/audit";
import { BRAND } from "@/lib/core/brand";
import { LOCALES } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import { AUDIT_ACTIONS, type AuditAction } from "./actions";
import type { AuditChoices, AuditEntry, AuditQuery } from "./staff-contract";

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
        ...wordsOf(q).map(holds),
        wanted.action === undefined ? undefined : eq(action, wanted.action),
        wanted.from === undefined ? undefined : sql`${createdAt} >= ${dayStart(wanted.from)}`,
        wanted.until === undefined ? undefined : sql`${createdAt} < ${dayStart(wanted.until)} + interval '1 day'`,
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

/** The moment at which a calendar day begins where the shop is. */
const dayStart = (day: string): SQL => sql`(${day}::date::timestamp at time zone ${BRAND.timeZone})`;

const wordsOf = (q: string | undefined): string[] => (q ?? "").split(/\s+/).filter((word) => word !== "");

/** Actions whose words have this one, in any language of the interface. */
function calledActions(word: string): AuditAction[] {
  const wanted = word.toLocaleLowerCase();
  const spoken = LOCALES.map((locale) => messagesOf(locale).studio.audit.actions);
  return AUDIT_ACTIONS.filter((action) => spoken.some((words) => words[action].toLocaleLowerCase().includes(wanted)));
}

/** Entries that have a word anywhere a person would look. */
function holds(word: string) {
  const like = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { label, action, entityId, after, before } = auditLog;
  return or(
    ilike(label, like),
    ilike(action, like),
    inArray(action, calledActions(word)),
    ilike(people.name, like),
    eq(entityId, word),
    sql`${after}::text ilike ${like}`,
    sql`${before}::text ilike ${like}`,
  );
}

/**
 * By what the history can be searched.
 *
 * @param ctx The actor must be a manager.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function listAuditChoices(ctx: Context): Promise<AuditChoices> {
  requireRole(ctx.actor, "manager");
  const [personIds, actions, entities] = await Promise.all(
    [auditLog.personId, auditLog.action, auditLog.entity].map((column) => listDistinct(ctx, column)),
  );
  const known = await ctx.db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, personIds ?? []))
    .orderBy(asc(people.name));
  return { people: known, actions: actions ?? [], entities: entities ?? [] };
}

/** Every value of an indexed column, by one step of the index each: the log may have millions of rows. */
async function listDistinct({ db }: Context, column: Column): Promise<string[]> {
  const answer = await db.execute(sql`
    with recursive steps as (
      (select ${column} as value from ${auditLog} where ${column} is not null order by ${column} limit 1)
      union all
      select (select ${column} from ${auditLog} where ${column} > steps.value order by ${column} limit 1) from steps
      where steps.value is not null
    )
    select value::text from steps where value is not null order by value`);
  // Safe: the one column of the statement.
  return (answer as { rows: { value: string }[] }).rows.map(({ value }) => value);
}
