import { and, eq, sql } from "drizzle-orm";
import { changedMeanwhile, conflict, notFound } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { type SUBMISSION_STATES, submissions } from "@/lib/db/schema/submissions";

export type PhotoState = (typeof SUBMISSION_STATES)[number];

/** A photo that nobody else changes until the transaction ends. */
export type LockedPhoto = {
  id: string;
  state: PhotoState;
  caption: string;
  creatorName: string;
  version: number;
};

/**
 * Takes a photo for one change.
 *
 * @param ctx Its `db` must be a transaction; who may is for the caller to know.
 * @param seen The version that was seen; null for one who saw none.
 * @throws DomainError `not_found`, `precondition_failed` `changed-meanwhile`.
 */
export async function takePhoto({ db }: Context, photoId: string, seen: number | null): Promise<LockedPhoto> {
  const { id, state, caption, creatorName, version } = submissions;
  const [photo] = await db
    .select({ id, state, caption, creatorName, version })
    .from(submissions)
    .where(eq(submissions.id, photoId))
    .for("update");
  if (!photo) throw notFound("photo", photoId);
  if (seen !== null && photo.version !== seen) throw changedMeanwhile("photo", photoId);
  return photo;
}

/** @throws DomainError `conflict` `photo-state` where a photo is in none of these states. */
export function requirePhotoState({ id, state }: LockedPhoto, allowed: readonly PhotoState[]): void {
  if (!allowed.includes(state)) throw conflict("photo-state", `The photo ${id} is ${state}.`);
}

type PhotoChange = Partial<{ state: PhotoState; caption: string; hashtags: string[]; alt: string }>;

/**
 * Writes a change of a photo, with its next version. No page carries a photo: what shows them asks the gate each time.
 *
 * @param photo As `takePhoto` gave it, in the same transaction.
 * @returns The next version.
 */
export async function writePhotoChange(ctx: Context, photo: LockedPhoto, change: PhotoChange): Promise<number> {
  const isApproval = change.state === "approved" && photo.state !== "approved";
  const isDecision = change.state !== undefined && change.state !== photo.state;
  const [row] = await ctx.db
    .update(submissions)
    .set({
      ...change,
      ...(isApproval ? { approvedAt: sql`coalesce(${submissions.approvedAt}, now())` } : {}),
      ...(isDecision ? { decidedAt: change.state === "new" ? null : sql`now()` } : {}),
      version: sql`${submissions.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(and(eq(submissions.id, photo.id), eq(submissions.version, photo.version)))
    .returning({ version: submissions.version });
  if (!row) throw changedMeanwhile("photo", photo.id);
  return row.version;
}
