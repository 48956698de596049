import { z } from "zod";
import { findPerson, listPeopleRows, listSessions, type PersonRow } from "@/lib/accounts";
import { notFound } from "@/lib/core/errors";
import { decodeKeys, encodeKeys, type Page } from "@/lib/core/page";
import { isStaffRole } from "@/lib/core/roles";
import { type Context, requirePerson, requireRole } from "@/lib/db/context";
import type { Me, PeopleQuery, Person, Session } from "./contract";

const PAGE_SIZE = 30;

/**
 * Whoever is signed in.
 *
 * @throws DomainError `not_found` for strangers.
 */
export async function getMe(ctx: Context): Promise<Me> {
  const person = await findPerson(ctx, requirePerson(ctx.actor));
  if (!person || !isStaffRole(person.role)) throw notFound("person", "who is signed in");
  const { id, name, email, role } = person;
  return { id, name, email, role };
}

/**
 * The browsers at which the asker is signed in, the last used first.
 *
 * @throws DomainError `not_found` for strangers.
 */
export async function listMySessions(ctx: Context): Promise<Session[]> {
  const personId = requirePerson(ctx.actor);
  const own = ctx.actor.kind === "staff" ? ctx.actor.sessionId : null;
  const rows = await listSessions(ctx, personId);
  return rows.map(({ id, name, createdAt, seenAt }) => ({
    ...{ id, name, isThis: id === own },
    ...{ createdAt: createdAt.toISOString(), seenAt: seenAt.toISOString() },
  }));
}

/**
 * Everybody whom the shop knows by name, by their handles; thirty at a time.
 *
 * @param ctx The actor must be an admin.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function listPeople(ctx: Context, { cursor, ...wanted }: PeopleQuery): Promise<Page<Person>> {
  requireRole(ctx.actor, "admin");
  const after = cursor === undefined ? null : (decodeKeys(cursor, z.tuple([z.string()]))?.[0] ?? null);
  const rows = await listPeopleRows(ctx, wanted, { after, limit: PAGE_SIZE + 1 });
  const items = rows.slice(0, PAGE_SIZE);
  const last = items.at(-1);
  const nextCursor = rows.length > PAGE_SIZE && last ? encodeKeys([last.handle]) : null;
  return { items: items.map(asPerson), nextCursor };
}

const asPerson = ({ id, handle, name, email, role, isBanned, signedInAt, sessionCount }: PersonRow): Person => ({
  ...{ id, handle, name, email, role, isBanned, sessionCount },
  signedInAt: signedInAt?.toISOString() ?? null,
});
