import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { isStaffRole } from "@/lib/core/roles";
import type { Actor, Database } from "@/lib/db/context";
import { people, sessions } from "@/lib/db/schema/accounts";
import { hashToken } from "./rules";

/** A session that is used lives on; one that is not ends after these days. */
export const SESSION_DAYS = 7;
const NEXT_END = sql`now() + make_interval(days => ${SESSION_DAYS})`;
/** So that reading a page does not write each time. */
const NOTED_EVERY = sql`now() - interval '1 hour'`;

type Staff = Extract<Actor, { kind: "staff" }>;

/**
 * The member of staff whose session a browser holds, with the role of this very moment.
 *
 * @param token What the browser sent as its session.
 * @returns Null for everybody else: no such session, ended, banned, or no longer of the staff.
 */
export async function findStaff(db: Database, token: string): Promise<Staff | null> {
  const [row] = await db
    .select({
      ...{ sessionId: sessions.id, personId: people.id, role: people.role },
      isStale: sql<boolean>`${sessions.seenAt} < ${NOTED_EVERY}`,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(and(eq(sessions.tokenHash, hashToken(token)), gt(sessions.expiresAt, sql`now()`), isNull(people.bannedAt)));
  if (!row || !isStaffRole(row.role)) return null;
  const { sessionId, personId, role, isStale } = row;
  if (isStale) {
    const isThis = eq(sessions.id, sessionId);
    await db
      .update(sessions)
      .set({ seenAt: sql`now()`, expiresAt: NEXT_END })
      .where(isThis);
  }
  return { kind: "staff", sessionId, personId, role };
}

/** Removes sessions that ended. */
export async function forgetSessions({ db }: { db: Database }): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, sql`now()`));
}
