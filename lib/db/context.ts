import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { forbidden, notFound } from "@/lib/core/errors";
import { reachesRole, type StaffRole } from "@/lib/core/roles";
import type * as schema from "./schema";

/** A pool or an open transaction: commands and queries do not care which. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

/**
 * Who asks. A `visitor` has no cookie yet, a `device` is a browser that the shop knows by its cookie, with
 * a `customerId` where it may also act for a customer; `staff` is somebody of the shop, signed in; `system` is a job
 * of ours.
 */
export type Actor =
  | { kind: "visitor" }
  | { kind: "device"; deviceId: string; customerId?: string }
  | { kind: "staff"; personId: string; role: StaffRole; sessionId: string }
  | { kind: "system"; job: string };

/** What every command and query receives first. Built once per request in `lib/http/route.ts`. */
export type Context = { db: Database; actor: Actor; requestId: string; now: () => Date };

/** A context for work that no request asked for: jobs, seeds, prerendered pages. */
export const systemContext = (db: Database, job: string): Context => ({
  db,
  actor: { kind: "system", job },
  requestId: `${job}-${crypto.randomUUID()}`,
  now: () => new Date(),
});

/**
 * Lets only people of the shop act who may do at least what this role may, and the shop's own jobs and scripts.
 *
 * @throws DomainError `not_found` for strangers, who learn nothing of what is there; `forbidden` for staff of a lower role.
 */
export function requireRole(actor: Actor, role: StaffRole): void {
  if (actor.kind === "system") return;
  if (actor.kind !== "staff") throw notFound("page", "of the studio");
  if (!reachesRole(actor.role, role)) throw forbidden(`This needs the role ${role}.`);
}

/**
 * The member of staff who acts, for what bears a name: notes, uploads, imports.
 *
 * @throws DomainError `not_found` for everybody else.
 */
export function requirePerson(actor: Actor): string {
  if (actor.kind !== "staff") throw notFound("page", "of the studio");
  return actor.personId;
}

/**
 * The device behind an actor, for what belongs to a browser: its bag, its likes.
 *
 * @throws DomainError `forbidden` for everybody else.
 */
export function requireDevice(actor: Actor): string {
  if (actor.kind !== "device") throw forbidden("This needs a browser that the shop knows.");
  return actor.deviceId;
}

/** The customer for whom a browser may act, or null. */
export const customerOf = (actor: Actor): string | null =>
  actor.kind === "device" ? (actor.customerId ?? null) : null;

/**
 * The customer for whom a browser may act.
 *
 * @throws DomainError `not_found` for everybody else: nobody learns what would be there.
 */
export function requireCustomer(actor: Actor): string {
  const customerId = customerOf(actor);
  if (customerId === null) throw notFound("customer", "of this browser");
  return customerId;
}
