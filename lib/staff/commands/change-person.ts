import {
  addPerson,
  countAdmins,
  endSessions,
  findPerson,
  findPersonByEmail,
  type PersonRow,
  setBanned,
  setRole,
} from "@/lib/accounts";
import { recordAudit } from "@/lib/audit";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { DEFAULT_LOCALE } from "@/lib/core/locale";
import { type Context, requirePerson, requireRole } from "@/lib/db/context";
import { enqueueMessage } from "@/lib/outbox";
import type { InviteInput, PersonChange } from "../contract";

/**
 * Takes somebody into the shop's staff and mails them where to sign in.
 *
 * @param ctx The actor must be an admin.
 * @returns The person's id.
 * @throws DomainError `not_found`, `forbidden`; `conflict` `email-taken`.
 */
export async function invitePerson(ctx: Context, input: InviteInput): Promise<string> {
  requireRole(ctx.actor, "admin");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const personId = await addPerson(tx, input);
    await enqueueMessage(tx, { kind: "person_invited", ref: personId, payload: {} });
    const { name, email, role } = input;
    const entry = { action: "person.invite", entity: "person", entityId: personId, label: name } as const;
    await recordAudit(tx, { ...entry, before: null, after: { name, email, role } });
    return personId;
  });
}

/**
 * Makes somebody an admin: the first one, whom no other can invite. For scripts of the machine itself.
 *
 * @param ctx The actor must be the shop.
 * @returns What they were before; a person who was shut out is let in again.
 * @throws DomainError `forbidden` for every person.
 */
export async function makeAdmin(
  ctx: Context,
  { name, email }: { name: string; email: string },
): Promise<"invited" | "promoted" | "there"> {
  if (ctx.actor.kind !== "system") throw forbidden("Only who runs the machine makes the first admin.");
  const person = await findPersonByEmail(ctx, email);
  if (!person) {
    await invitePerson(ctx, { name, email, role: "admin", locale: DEFAULT_LOCALE });
    return "invited";
  }
  if (person.role === "admin" && !person.isBanned) return "there";
  if (person.isBanned) await changePerson(ctx, person.id, { isBanned: false });
  if (person.role !== "admin") await changePerson(ctx, person.id, { role: "admin" });
  return "promoted";
}

/**
 * Changes what somebody may do, and signs them out everywhere: nobody goes on with rights that they had a moment ago.
 *
 * @param ctx The actor must be an admin.
 * @param change Another role, shut out or let in again, or only signed out.
 * @throws DomainError `not_found`, `forbidden`; `conflict` `last-admin` when nobody could do everything any more, and
 *   `own-rights` for a change of oneself.
 */
export async function changePerson(ctx: Context, personId: string, change: PersonChange): Promise<void> {
  requireRole(ctx.actor, "admin");
  const ownId = ctx.actor.kind === "staff" ? requirePerson(ctx.actor) : null;
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const admins = await countAdmins(tx);
    const person = await findPerson(tx, personId);
    if (!person) throw notFound("person", personId);
    if ("isSignedOut" in change) await endSessions(tx, personId, ownSession(ctx));
    else await changeRights(tx, { person, change, isOwn: personId === ownId, admins });
    const { role, isBanned, sessionCount } = person;
    const before = "role" in change ? { role } : "isBanned" in change ? { isBanned } : { sessionCount };
    const entry = { action: "person.change", entity: "person", entityId: personId, label: person.name } as const;
    await recordAudit(tx, { ...entry, before, after: change });
  });
}

const ownSession = ({ actor }: Context): string | undefined => (actor.kind === "staff" ? actor.sessionId : undefined);

type Change = {
  person: PersonRow;
  change: Exclude<PersonChange, { isSignedOut: true }>;
  isOwn: boolean;
  /** How many may do everything. */
  admins: number;
};

async function changeRights(tx: Context, { person, change, isOwn, admins }: Change): Promise<void> {
  if (isOwn) throw conflict("own-rights", "Another admin has to change this.");
  const isAdmin = person.role === "admin" && !person.isBanned;
  const staysAdmin = "role" in change ? change.role === "admin" : !change.isBanned;
  if (isAdmin && !staysAdmin && admins <= 1) throw conflict("last-admin", "The last admin stays.");
  await ("role" in change ? setRole(tx, person.id, change.role) : setBanned(tx, person.id, change.isBanned));
  await endSessions(tx, person.id);
}
