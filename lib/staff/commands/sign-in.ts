import { endSession, findPersonByEmail, openSession, redeemCode } from "@/lib/accounts";
import { recordAudit } from "@/lib/audit";
import { conflict } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import { isStaffRole } from "@/lib/core/roles";
import { type Context, requirePerson } from "@/lib/db/context";
import { sendCode } from "@/lib/customers";

/**
 * Mails a code with which somebody of the shop signs in at this browser. The answer is the same for every address.
 *
 * @param ctx The actor must be a device.
 * @throws DomainError `forbidden`, `rate_limited`.
 */
export const askToSignIn = (ctx: Context, email: string, locale: Locale): Promise<void> =>
  sendCode(ctx, { email: email.toLowerCase(), purpose: "sign_in", locale });

/**
 * Signs in whoever got the code, at the browser that asked for it.
 *
 * @param ctx The actor must be that device. Must not be inside a transaction: a try counts also when it fails.
 * @returns The token for the browser's cookie.
 * @throws DomainError `invalid` `code-wrong`; `conflict` `code-ended`, also for somebody who is no longer of the shop.
 */
export async function signIn(ctx: Context, { code, userAgent }: { code: string; userAgent: string }): Promise<string> {
  const email = await redeemCode(ctx, { code, purpose: "sign_in" });
  const person = await findPersonByEmail(ctx, email);
  const role = person?.role;
  if (!person || person.isBanned || role === undefined || !isStaffRole(role)) {
    throw conflict("code-ended", "Nobody of the shop has this address.");
  }
  const personId = person.id;
  return ctx.db.transaction(async (db) => {
    const { token, sessionId } = await openSession({ ...ctx, db }, { personId, userAgent });
    const tx: Context = { ...ctx, db, actor: { kind: "staff", personId, role, sessionId } };
    const entry = { action: "person.sign-in", entity: "person", entityId: personId, label: person.name } as const;
    await recordAudit(tx, { ...entry, before: null, after: { role } });
    return token;
  });
}

/**
 * Signs the person who asks out at one of their browsers.
 *
 * @throws DomainError `not_found` for strangers and for sessions of others.
 */
export async function signOut(ctx: Context, sessionId: string): Promise<void> {
  await endSession(ctx, requirePerson(ctx.actor), sessionId);
}
