import { z } from "zod";
import { ROLES, STAFF_ROLES } from "@/lib/core/roles";
import { LocaleName, pageOf, plainText } from "@/lib/core/shapes";

const Email = plainText(254).pipe(z.email());

export const SignInInput = z.strictObject({ email: Email });
export const SignInConfirmInput = z.strictObject({ code: z.string().trim().min(1).max(12) });

/** Whoever is signed in. */
export const Me = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(STAFF_ROLES),
});
export type Me = z.infer<typeof Me>;

/** A browser at which somebody is signed in. */
export const Session = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The browser that asks. */
  isThis: z.boolean(),
  createdAt: z.iso.datetime({ offset: true }),
  seenAt: z.iso.datetime({ offset: true }),
});
export type Session = z.infer<typeof Session>;
export const Sessions = z.object({ items: z.array(Session) });

/** Somebody whom the shop knows by name. */
export const Person = z.object({
  id: z.uuid(),
  handle: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  isBanned: z.boolean(),
  signedInAt: z.iso.datetime({ offset: true }).nullable(),
  sessionCount: z.int().nonnegative(),
});
export type Person = z.infer<typeof Person>;

export const PeopleQuery = z.strictObject({
  q: plainText(100).optional(),
  /** Without it, everybody. */
  who: z.enum(["staff", "others", "banned"]).optional(),
  cursor: z.string().max(200).optional(),
});
export type PeopleQuery = z.infer<typeof PeopleQuery>;
export const PeoplePage = pageOf(Person);

export const PersonParams = z.object({ personId: z.uuid() });
export const SessionParams = z.object({ sessionId: z.uuid() });

export const InviteInput = z.strictObject({
  name: plainText(80).pipe(z.string().min(1)),
  email: Email,
  role: z.enum(STAFF_ROLES),
  locale: LocaleName,
});
export type InviteInput = z.infer<typeof InviteInput>;

/** One change at a time: each is an entry of the audit log. */
export const PersonChange = z.union([
  z.strictObject({ role: z.enum(ROLES) }),
  z.strictObject({ isBanned: z.boolean() }),
  z.strictObject({ isSignedOut: z.literal(true) }),
]);
export type PersonChange = z.infer<typeof PersonChange>;
