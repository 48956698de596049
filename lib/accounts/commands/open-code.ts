import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { conflict, invalid } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import { isSameCode } from "@/lib/core/same-code";
import { type Context, requireDevice } from "@/lib/db/context";
import { type EMAIL_CODE_PURPOSES, emailCodes } from "@/lib/db/schema/accounts";
import { env } from "@/lib/env/server";
import { codeOf } from "../rules";

export type CodePurpose = (typeof EMAIL_CODE_PURPOSES)[number];

const LIVES = sql`interval '10 minutes'`;
const MAX_TRIES = 5;

/**
 * Makes a code that only this browser may use, for ten minutes and five tries. A new one ends the one before.
 *
 * @param ctx The actor must be a device; its `db` should be the transaction that promises the mail.
 * @returns The code's id, which is all that is stored of it.
 */
export async function openCode(
  { db, actor }: Context,
  code: { email: string; purpose: CodePurpose; locale: Locale },
): Promise<string> {
  const deviceId = requireDevice(actor);
  // Of two requests at once the second ends the code of the first.
  await db.execute(sql`select from devices where id = ${deviceId} for no key update`);
  await db
    .update(emailCodes)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(isLive(deviceId, code.purpose));
  const [row] = await db
    .insert(emailCodes)
    .values({ ...code, deviceId, expiresAt: sql`now() + ${LIVES}` })
    .returning({ id: emailCodes.id });
  if (!row) throw new Error("the new code came back without a row");
  return row.id;
}

/**
 * Uses up a code that was mailed to somebody.
 *
 * @param ctx The actor must be the device that asked for it. Must not be inside a transaction: a try counts also when
 *   what follows fails.
 * @returns The address that is proved to be theirs.
 * @throws DomainError `invalid` `code-wrong`; `conflict` `code-ended`: too old, too many tries, or used.
 */
export async function redeemCode(
  { db, actor }: Context,
  given: { code: string; purpose: CodePurpose },
): Promise<string> {
  const deviceId = requireDevice(actor);
  const [tried] = await db
    .update(emailCodes)
    .set({ attempts: sql`${emailCodes.attempts} + 1` })
    .where(and(isLive(deviceId, given.purpose), sql`${emailCodes.attempts} < ${MAX_TRIES}`))
    .returning({ id: emailCodes.id, email: emailCodes.email });
  if (!tried) throw conflict("code-ended", "There is no code that could still be used here.");
  if (!isSameCode(given.code, codeOf(tried.id, env.APP_SECRET))) {
    throw invalid("code-wrong", "This is not the code.", [{ pointer: "#/code", key: "code" }]);
  }
  const used = await db
    .update(emailCodes)
    .set({ usedAt: sql`now()` })
    .where(and(eq(emailCodes.id, tried.id), isNull(emailCodes.usedAt)))
    .returning({ id: emailCodes.id });
  if (used.length === 0) throw conflict("code-ended", "This code was used a moment ago.");
  return tried.email;
}

const isLive = (deviceId: string, purpose: CodePurpose) =>
  and(
    eq(emailCodes.deviceId, deviceId),
    eq(emailCodes.purpose, purpose),
    isNull(emailCodes.usedAt),
    gt(emailCodes.expiresAt, sql`now()`),
  );
