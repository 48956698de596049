import { and, eq, inArray, sql } from "drizzle-orm";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { PHOTO_LIMITS } from "@/lib/core/photo-limits";
import { type Context, requireRole } from "@/lib/db/context";
import { submissionFiles, submissions } from "@/lib/db/schema/submissions";
import { photoFiles, quarantineFolder } from "@/lib/storage";
import { removePhotoFiles } from "../photo-files";
import { readPhotoName } from "../picture-answer";
import { FORGOTTEN } from "../rules";

const HOUR_MS = 3_600_000;

/**
 * Forgets photos that nobody agreed to or whose upload never ended, whatever lies in quarantine without a photo, files
 * of photos that are gone, and files that no row names.
 *
 * @param ctx For the worker.
 */
export async function forgetUploads(ctx: Context): Promise<void> {
  requireRole(ctx.actor, "admin");
  const hours = PHOTO_LIMITS.uploadHours;
  const isLate = sql`${submissions.createdAt} < now() - make_interval(hours => ${hours})`;
  const late = await ctx.db
    .update(submissions)
    .set({ ...FORGOTTEN, updatedAt: sql`now()` })
    .where(and(eq(submissions.state, "uploading"), isLate))
    .returning({ id: submissions.id });
  for (const { id } of late) await removePhotoFiles(ctx, id);
  await removeOldUploads(2 * hours * HOUR_MS);
  await removeLeftOver(ctx);
  await removeUnnamed(ctx);
}

async function removeOldUploads(olderThanMs: number): Promise<void> {
  const folder = quarantineFolder();
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const changed = await stat(path).catch(() => null);
    if (changed !== null && Date.now() - changed.mtimeMs > olderThanMs) await rm(path, { force: true });
  }
}

/** A photo is gone with a commit, its files after it: the store may have been away, or the process may have ended. */
async function removeLeftOver(ctx: Context): Promise<void> {
  const { id, state } = submissions;
  const left = await ctx.db
    .selectDistinct({ id })
    .from(submissions)
    .innerJoin(submissionFiles, eq(submissionFiles.submissionId, id))
    .where(inArray(state, ["withdrawn", "refused"]));
  for (const photo of left) await removePhotoFiles(ctx, photo.id);
}

/**
 * A row is always written before its bytes: bytes without one are left over from a photo that is gone. What has no name
 * of ours was put there by somebody else, and stays.
 */
async function removeUnnamed({ db }: Context): Promise<void> {
  const kept = await photoFiles.list();
  const named = await db.select({ name: submissionFiles.name }).from(submissionFiles);
  const names = new Set(named.map(({ name }) => name));
  const unnamed = kept.filter((name) => readPhotoName(name) !== null && !names.has(name));
  for (const name of unnamed) await photoFiles.remove(name);
}
