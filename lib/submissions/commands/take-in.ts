import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { readFile, stat } from "node:fs/promises";
import { DomainError } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { submissions } from "@/lib/db/schema/submissions";
import { log } from "@/lib/log/server";
import { removePhotoFiles, removeUpload, uploadPath } from "../photo-files";
import { learnOwnPictures } from "../screen/resemblance";
import { examinePhoto, type Examined } from "./examine-photo";

const MOST_TRIES = 3;

type Counts = { done: number; failed: number };
type Photo = typeof submissions.$inferSelect;

/**
 * Takes in every photo that has arrived and was sent off: out of quarantine, through decoding and screening, into the
 * queue or refused. One at a time; a photo that kills the process is given up after three tries.
 *
 * @param ctx Must not be inside a transaction: each photo is a commit of its own, and decoding takes seconds.
 */
export async function takeInPhotos(ctx: Context): Promise<Counts> {
  const counts = { done: 0, failed: 0 };
  await resumeScreening(ctx);
  await receiveUploads(ctx);
  let hasLearned = false;
  for (let photo = await lease(ctx); photo; photo = await lease(ctx)) {
    if (!hasLearned) await learnOwnPictures(ctx);
    hasLearned = true;
    if (await takeIn(ctx, photo)) counts.done += 1;
    else counts.failed += 1;
    await receiveUploads(ctx);
  }
  return counts;
}

/** What was under way when the process before ended. Two never run at once: the worker takes a lock. */
async function resumeScreening({ db }: Context): Promise<void> {
  await db.update(submissions).set({ state: "quarantined" }).where(eq(submissions.state, "screening"));
}

/** Uploads that are complete and sent off. */
async function receiveUploads({ db }: Context): Promise<void> {
  const isSent = and(eq(submissions.state, "uploading"), isNotNull(submissions.submittedAt));
  for (const { id } of await db.select({ id: submissions.id }).from(submissions).where(isSent)) {
    if (await isComplete(id)) {
      const isStillSent = and(eq(submissions.id, id), eq(submissions.state, "uploading"));
      await db.update(submissions).set({ state: "quarantined" }).where(isStillSent);
    }
  }
}

/** The upload's own note says how long it will be. */
async function isComplete(photoId: string): Promise<boolean> {
  try {
    const note: unknown = JSON.parse(await readFile(`${uploadPath(photoId)}.json`, "utf8"));
    const { size } = await stat(uploadPath(photoId));
    return typeof note === "object" && note !== null && "size" in note && note.size === size;
  } catch {
    return false;
  }
}

async function lease({ db }: Context): Promise<Photo | null> {
  const next = db
    .select({ id: submissions.id })
    .from(submissions)
    .where(eq(submissions.state, "quarantined"))
    .orderBy(asc(submissions.createdAt))
    .limit(1)
    .for("update", { skipLocked: true });
  const [photo] = await db
    .update(submissions)
    .set({ state: "screening", attempts: sql`${submissions.attempts} + 1` })
    .where(eq(submissions.id, sql`(${next})`))
    .returning();
  return photo ?? null;
}

/** @returns Whether something was decided; false where the photo is tried again. */
async function takeIn(ctx: Context, photo: Photo): Promise<boolean> {
  if (photo.attempts > MOST_TRIES) return refuse(ctx, photo, "picture-broken");
  try {
    const bytes = await readFile(uploadPath(photo.id)).catch(() => null);
    if (bytes === null) return await refuse(ctx, photo, "upload-lost");
    const examined = await examinePhoto(ctx, photo, bytes);
    if (typeof examined === "string") return await refuse(ctx, photo, examined);
    await accept(ctx, photo, examined);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === "invalid") return refuse(ctx, photo, error.reason);
    if (error instanceof DomainError && error.code === "unavailable") {
      // No fault of the photo, and the next one would meet the same: all wait for the job's next time.
      await ctx.db
        .update(submissions)
        .set({ state: "quarantined", attempts: photo.attempts - 1 })
        .where(isScreened(photo));
      throw error;
    }
    log.error({ err: error, photo: photo.id }, "a photo was not taken in");
    await ctx.db.update(submissions).set({ state: "quarantined" }).where(isScreened(photo));
    if (photo.attempts >= MOST_TRIES) await refuse(ctx, photo, "picture-broken");
    return false;
  }
}

const isScreened = ({ id }: Photo) => and(eq(submissions.id, id), eq(submissions.state, "screening"));

async function accept(ctx: Context, photo: Photo, examined: Examined): Promise<void> {
  const [row] = await ctx.db
    .update(submissions)
    .set({ ...examined, state: "new", updatedAt: sql`now()` })
    .where(isScreened(photo))
    .returning({ id: submissions.id });
  // Its creator took it back meanwhile.
  if (!row) await removePhotoFiles(ctx, photo.id);
  await removeUpload(photo.id);
}

async function refuse(ctx: Context, photo: Photo, refusal: string): Promise<true> {
  const isOpen = and(eq(submissions.id, photo.id), sql`${submissions.state} in ('screening', 'quarantined')`);
  await ctx.db
    .update(submissions)
    .set({ state: "refused", refusal, updatedAt: sql`now()` })
    .where(isOpen);
  await removePhotoFiles(ctx, photo.id);
  return true;
}
