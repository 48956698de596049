import { and, asc, eq, gt, ilike, inArray, isNotNull, isNull, notInArray, or, sql } from "drizzle-orm";
import type { Locale } from "@/lib/core/locale";
import { type Role, STAFF_ROLES } from "@/lib/core/roles";
import type { Context } from "@/lib/db/context";
import { people, sessions } from "@/lib/db/schema/accounts";

export type PersonRow = {
  id: string;
  handle: string;
  name: string;
  email: string;
  role: Role;
  locale: Locale;
  isBanned: boolean;
  signedInAt: Date | null;
  sessionCount: number;
};

const ROW = {
  ...{ id: people.id, handle: people.handle, name: people.name, email: people.email, role: people.role },
  ...{ locale: people.locale, signedInAt: people.signedInAt },
  isBanned: sql<boolean>`${people.bannedAt} is not null`,
  sessionCount: sql<number>`(select count(*)::int from ${sessions} where ${sessions.personId} = ${people.id}
    and ${sessions.expiresAt} > now())`,
};

/** Somebody by their id, or null. */
export async function findPerson({ db }: Context, personId: string): Promise<PersonRow | null> {
  const [row] = await db.select(ROW).from(people).where(eq(people.id, personId));
  return row ?? null;
}

/** Somebody by their address however it is written, or null. */
export async function findPersonByEmail({ db }: Context, email: string): Promise<PersonRow | null> {
  const [row] = await db.select(ROW).from(people).where(eq(people.email, email.toLowerCase()));
  return row ?? null;
}

type Wanted = { q?: string | undefined; who?: "staff" | "others" | "banned" | undefined };
const WHO = {
  staff: and(inArray(people.role, [...STAFF_ROLES]), isNull(people.bannedAt)),
  others: and(notInArray(people.role, [...STAFF_ROLES]), isNull(people.bannedAt)),
  banned: isNotNull(people.bannedAt),
};

/**
 * People by their handles.
 *
 * @param after Handle of the last one that was read.
 * @param limit How many at most.
 */
export async function listPeopleRows(
  { db }: Context,
  { q, who }: Wanted,
  { after, limit }: { after: string | null; limit: number },
): Promise<PersonRow[]> {
  const like = q === undefined || q === "" ? null : `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const isFound =
    like === null ? undefined : or(...[people.name, people.email, people.handle].map((column) => ilike(column, like)));
  return db
    .select(ROW)
    .from(people)
    .where(and(isFound, who && WHO[who], after === null ? undefined : gt(people.handle, after)))
    .orderBy(asc(people.handle))
    .limit(limit);
}

/** How many may do everything: the last of them must stay. */
export async function countAdmins({ db }: Context): Promise<number> {
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, "admin"), isNull(people.bannedAt)))
    .for("update");
  return rows.length;
}

/** The browsers at which somebody is signed in, the last used first. */
export async function listSessions({ db }: Context, personId: string) {
  const { id, name, createdAt, seenAt } = sessions;
  return db
    .select({ id, name, createdAt, seenAt })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(sql`${seenAt} desc`);
}
