import { randomBytes } from "node:crypto";
import { and, eq, ne, sql } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Context } from "@/lib/db/context";
import { people, sessions } from "@/lib/db/schema/accounts";
import { deviceNameOf, hashToken } from "../rules";
import { SESSION_DAYS } from "../sessions";

/**
 * Signs somebody in at a browser.
 *
 * @param ctx Whoever calls has made sure of the person.
 * @returns The session's token, 256 random bits, for the browser's cookie; only its hash is kept.
 */
export async function openSession(
  { db }: Context,
  { personId, userAgent }: { personId: string; userAgent: string },
): Promise<{ token: string; sessionId: string }> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = sql`now() + make_interval(days => ${SESSION_DAYS})`;
  const name = deviceNameOf(userAgent);
  const sessionId = newId();
  await db.insert(sessions).values({ id: sessionId, personId, name, expiresAt, tokenHash: hashToken(token) });
  await db
    .update(people)
    .set({ signedInAt: sql`now()` })
    .where(eq(people.id, personId));
  return { token, sessionId };
}

/**
 * Signs a person out at one of their browsers.
 *
 * @throws DomainError `not_found` for a session that is not theirs.
 */
export async function endSession({ db }: Context, personId: string, sessionId: string): Promise<void> {
  const isTheirs = and(eq(sessions.id, sessionId), eq(sessions.personId, personId));
  const ended = await db.delete(sessions).where(isTheirs).returning({ id: sessions.id });
  if (ended.length === 0) throw notFound("session", sessionId);
}

/**
 * Signs a person out everywhere.
 *
 * @param exceptId The session that stays, e.g. the one that asks.
 */
export async function endSessions({ db }: Context, personId: string, exceptId?: string): Promise<void> {
  const isTheirs = eq(sessions.personId, personId);
  await db.delete(sessions).where(exceptId === undefined ? isTheirs : and(isTheirs, ne(sessions.id, exceptId)));
}
