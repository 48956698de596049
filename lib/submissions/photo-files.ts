import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { submissionFiles } from "@/lib/db/schema/submissions";
import { photoFiles, quarantineFolder } from "@/lib/storage";
import { uploadKeyOf } from "./upload-key";

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Where the upload of a photo arrives; beside it lies what its sender said about it. */
export const uploadPath = (photoId: string): string => join(quarantineFolder(), uploadKeyOf(photoId));

/** Removes what was uploaded: nobody needs it once its files are made, and it still carries where it was taken. */
export async function removeUpload(photoId: string): Promise<void> {
  for (const ending of ["", ".json"]) await rm(`${uploadPath(photoId)}${ending}`, { force: true });
}

/** Removes the files that were made of a photo, the bytes first. */
export async function removeMade({ db }: Context, photoId: string): Promise<void> {
  const isOfPhoto = eq(submissionFiles.submissionId, photoId);
  for (const { name } of await db.select({ name: submissionFiles.name }).from(submissionFiles).where(isOfPhoto)) {
    await photoFiles.remove(name);
  }
  await db.delete(submissionFiles).where(isOfPhoto);
}

/** Removes whatever there is of a photo. */
export async function removePhotoFiles(ctx: Context, photoId: string): Promise<void> {
  await removeMade(ctx, photoId);
  await removeUpload(photoId);
}
