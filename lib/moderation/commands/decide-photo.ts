import { and, desc, eq, gte, sql } from "drizzle-orm";
import { recordAudit } from "@/lib/audit";
import { conflict, DomainError } from "@/lib/core/errors";
import type { RejectionReason } from "@/lib/core/photo-reasons";
import { shorten } from "@/lib/core/shorten";
import { type Context, requireRole } from "@/lib/db/context";
import { appeals, moderationDecisions, reports } from "@/lib/db/schema/moderation";
import { type LockedPhoto, requirePhotoState, takePhoto, writePhotoChange } from "@/lib/submissions";
import { outcomeOf } from "../rules";
import type { Decided, DecideManyInput, RejectInput } from "../staff-contract";

type Result = { id: string; version: number; state: string };
type Decision = { action: "approve" } | { action: "reject"; reason: RejectionReason; note: string };

/**
 * Lets a photo be shown wherever its creator allowed it. Open reports of it are thereby dismissed, an open appeal is
 * accepted.
 *
 * @param ctx Request context; the actor must be a curator.
 * @param input The version that was seen.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`, `conflict` `photo-state`.
 */
export const approvePhoto = (ctx: Context, photoId: string, { version }: { version: number }): Promise<Result> =>
  decide(ctx, photoId, version, { action: "approve" });

/**
 * Shows a photo nowhere, and tells its creator why. Open reports of it are upheld, an open appeal is declined.
 *
 * @param ctx Request context; the actor must be a curator.
 * @param input `reason` is the rule, `note` more words for the creator.
 * @throws DomainError as `approvePhoto`.
 */
export const rejectPhoto = (ctx: Context, photoId: string, { version, ...why }: RejectInput): Promise<Result> =>
  decide(ctx, photoId, version, { action: "reject", ...why });

/**
 * Takes the last decision about a photo back, with what it did to reports and appeals.
 *
 * @param ctx Request context; the actor must be a curator.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`, `conflict` `nothing-to-undo`.
 */
export async function undoDecision(ctx: Context, photoId: string, { version }: { version: number }): Promise<Result> {
  requireRole(ctx.actor, "curator");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const photo = await takePhoto(tx, photoId, version);
    requirePhotoState(photo, ["approved", "rejected"]);
    const last = await findLast(tx, photoId);
    if (last === null || last.action === "undo") throw conflict("nothing-to-undo", "Nothing was decided last.");
    const isSince = (column: typeof reports.decidedAt | typeof appeals.decidedAt) => gte(column, last.createdAt);
    const reopened = { state: "open", decidedAt: null } as const;
    await db
      .update(reports)
      .set(reopened)
      .where(and(eq(reports.submissionId, photoId), isSince(reports.decidedAt)));
    await db
      .update(appeals)
      .set(reopened)
      .where(and(eq(appeals.submissionId, photoId), isSince(appeals.decidedAt)));
    return write(tx, photo, { action: "undo", reason: null, note: "", toState: last.fromState });
  });
}

async function findLast({ db }: Context, photoId: string) {
  const { action, fromState, createdAt } = moderationDecisions;
  const [last] = await db
    .select({ action, fromState, createdAt })
    .from(moderationDecisions)
    .where(eq(moderationDecisions.submissionId, photoId))
    .orderBy(desc(createdAt), desc(moderationDecisions.id))
    .limit(1);
  return last ?? null;
}

/**
 * Decides the same about many. Each is a change of its own: one that somebody else changed meanwhile is left as it is
 * and named.
 *
 * @param ctx Request context; the actor must be a curator.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function decideMany(ctx: Context, { items, decision }: DecideManyInput): Promise<Decided> {
  requireRole(ctx.actor, "curator");
  const decided: Decided = { done: [], failed: [] };
  for (const { id, version } of items) {
    try {
      const isUndo = decision.action === "undo";
      decided.done.push(isUndo ? await undoDecision(ctx, id, { version }) : await decide(ctx, id, version, decision));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      decided.failed.push({ id, reason: error.reason });
    }
  }
  return decided;
}

// eslint-disable-next-line max-params -- The version belongs to the photo, not to what is decided.
async function decide(ctx: Context, photoId: string, version: number, decision: Decision): Promise<Result> {
  requireRole(ctx.actor, "curator");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const photo = await takePhoto(tx, photoId, version);
    const isOpenReport = and(eq(reports.submissionId, photoId), eq(reports.state, "open"));
    const isOpenAppeal = and(eq(appeals.submissionId, photoId), eq(appeals.state, "open"));
    const open = await db.select({ id: reports.id }).from(reports).where(isOpenReport);
    const asked = await db.select({ id: appeals.submissionId }).from(appeals).where(isOpenAppeal);
    const before = { state: photo.state, hasOpenReports: open.length > 0, hasOpenAppeal: asked.length > 0 };
    const toState = outcomeOf(decision.action, before);
    if (toState === null) throw conflict("photo-state", `The photo ${photoId} is ${photo.state}.`);
    const isRejected = toState === "rejected";
    const decidedAt = sql`clock_timestamp()`;
    const why = isRejected && decision.action === "reject" ? decision : { reason: null, note: "" };
    const result = await write(tx, photo, { action: decision.action, reason: why.reason, note: why.note, toState });
    await db
      .update(reports)
      .set({ state: isRejected ? "upheld" : "dismissed", decidedAt })
      .where(isOpenReport);
    await db
      .update(appeals)
      .set({ state: isRejected ? "declined" : "accepted", decidedAt })
      .where(isOpenAppeal);
    return result;
  });
}

type Written = Pick<typeof moderationDecisions.$inferInsert, "action" | "reason" | "note" | "toState">;

async function write(ctx: Context, photo: LockedPhoto, { toState, ...decision }: Written): Promise<Result> {
  const personId = ctx.actor.kind === "staff" ? ctx.actor.personId : null;
  const row = { ...decision, submissionId: photo.id, fromState: photo.state, toState, personId };
  // The clock, not the transaction's start: what an undo takes back is what was decided since.
  await ctx.db.insert(moderationDecisions).values({ ...row, createdAt: sql`clock_timestamp()` });
  const version = await writePhotoChange(ctx, photo, { state: toState });
  await recordAudit(ctx, {
    ...{ action: `photo.${decision.action}`, entity: "submission", entityId: photo.id, label: labelOf(photo) },
    before: { state: photo.state },
    after: { state: toState, reason: decision.reason, note: decision.note },
  });
  return { id: photo.id, version, state: toState };
}

const LABEL_LENGTH = 60;

/** What people call a photo: its first words, or whose it is. */
export const labelOf = ({ caption, creatorName }: { caption: string; creatorName: string }): string =>
  shorten(caption || creatorName, LABEL_LENGTH, "th");
