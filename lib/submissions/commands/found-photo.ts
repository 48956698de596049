import { and, eq, isNull, sql } from "drizzle-orm";
import { conflict, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/locale";
import { type Context, requireRole } from "@/lib/db/context";
import { wakeWorker } from "@/lib/db/jobs";
import { submissions } from "@/lib/db/schema/submissions";
import { removePhotoFiles } from "../photo-files";
import { FORGOTTEN } from "../rules";
import { uploadKeyOf } from "../upload-key";

/**
 * Makes room for a photo that staff found elsewhere and are about to upload. It goes the way of all photos, through
 * quarantine and screening, and is nobody's until its creator answers.
 *
 * @param ctx Request context; the actor must be a curator.
 * @param sizeBytes Of its file.
 * @returns Where it is to be uploaded: `/api/uploads/<uploadKey>`.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function startFoundPhoto(
  ctx: Context,
  { sizeBytes, locale }: { sizeBytes: number; locale: Locale },
): Promise<{ photoId: string; uploadKey: string }> {
  requireRole(ctx.actor, "curator");
  const photoId = newId();
  await ctx.db.insert(submissions).values({
    ...{ id: photoId, shareId: photoId, position: 0, sizeBytes, locale },
    ...{ state: "uploading", source: "found" },
  });
  return { photoId, uploadKey: uploadKeyOf(photoId) };
}

/**
 * Sends a found photo on into the intake, under its creator's name; once.
 *
 * @param ctx Its `db` must be the transaction of what is asked with it.
 * @throws DomainError `not_found` for one that was not found; `conflict` `photo-state` for one that was sent on before.
 */
export async function sendFoundPhoto(
  { db }: Context,
  photoId: string,
  { creatorName, locale }: { creatorName: string; locale: Locale },
): Promise<void> {
  const isThis = and(eq(submissions.id, photoId), eq(submissions.source, "found"));
  const sent = await db
    .update(submissions)
    .set({ creatorName, locale, submittedAt: sql`now()`, updatedAt: sql`now()` })
    .where(and(isThis, eq(submissions.state, "uploading"), isNull(submissions.submittedAt)))
    .returning({ id: submissions.id });
  if (sent.length > 0) return wakeWorker(db, "intake");
  if ((await db.$count(submissions, isThis)) === 0) throw notFound("photo", photoId);
  throw conflict("photo-state", `The photo ${photoId} was sent on before.`);
}

/**
 * Gives a found photo to the browser whose owner has proved that it is theirs: it may manage the photo from now on.
 *
 * @param ctx Its `db` should be the transaction of what proves it; who may is for the caller to know.
 */
export async function giveToBrowser({ db }: Context, photoId: string, deviceId: string): Promise<void> {
  await db.update(submissions).set({ provedDeviceId: deviceId }).where(eq(submissions.id, photoId));
}

/**
 * Gives up a found photo that its creator does not allow, or about which nobody answered: its files are removed for good.
 *
 * @param ctx Must not be inside a transaction: bytes go after the commit.
 */
export async function dropFoundPhoto(ctx: Context, photoId: string): Promise<void> {
  await ctx.db
    .update(submissions)
    .set({ ...FORGOTTEN, version: sql`${submissions.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(submissions.id, photoId), eq(submissions.source, "found"), sql`${submissions.state} <> 'withdrawn'`));
  await removePhotoFiles(ctx, photoId);
}
