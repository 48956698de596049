import { and, eq, notInArray, ne, sql } from "drizzle-orm";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Context } from "@/lib/db/context";
import { media } from "@/lib/db/schema/media";
import { mediaHashes, submissions } from "@/lib/db/schema/submissions";
import { env } from "@/lib/env/server";
import { hashOf } from "./look";

/** Of 64 bits so many may differ between a picture and its copy. */
const CLOSE_BITS = 6;

const distance = (column: unknown, hash: string) =>
  sql<number>`bit_count(('x' || ${column})::bit(64) # ('x' || ${hash}::text)::bit(64))`;

/**
 * Who else shows the same: another customer's photo, or a picture of the shop's own.
 *
 * @param photoId The photo itself, which resembles itself.
 */
export async function findResemblance(
  { db }: Context,
  photoId: string,
  hash: string,
): Promise<{ submissionId: string | null; mediaKey: string | null }> {
  const ofPhoto = distance(submissions.perceptualHash, hash);
  const [photo] = await db
    .select({ id: submissions.id })
    .from(submissions)
    .where(
      and(
        ne(submissions.id, photoId),
        notInArray(submissions.state, ["withdrawn", "refused"]),
        sql`${submissions.perceptualHash} is not null and ${ofPhoto} <= ${CLOSE_BITS}`,
      ),
    )
    .orderBy(ofPhoto)
    .limit(1);
  const ofMedia = distance(mediaHashes.perceptualHash, hash);
  const [own] = await db
    .select({ key: mediaHashes.mediaKey })
    .from(mediaHashes)
    .where(sql`${ofMedia} <= ${CLOSE_BITS}`)
    .orderBy(ofMedia)
    .limit(1);
  return { submissionId: photo?.id ?? null, mediaKey: own?.key ?? null };
}

/** Folders with renditions of the shop's own pictures. */
const folders = () => [resolve("public", "media"), resolve(env.DATA_DIR, "media")];

/** Learns what the shop's own pictures look like, those that are new since the last time. */
export async function learnOwnPictures({ db }: Context): Promise<void> {
  const unknown = await db
    .select({ key: media.key })
    .from(media)
    .leftJoin(mediaHashes, eq(mediaHashes.mediaKey, media.key))
    .where(sql`${mediaHashes.mediaKey} is null`);
  for (const { key } of unknown) {
    const bytes = await readFirst(folders().map((folder) => join(folder, `${key}-360.webp`)));
    if (bytes === null) continue;
    await db
      .insert(mediaHashes)
      .values({ mediaKey: key, perceptualHash: await hashOf(bytes) })
      .onConflictDoNothing();
  }
}

async function readFirst(paths: string[]): Promise<Buffer | null> {
  for (const path of paths) {
    const bytes = await readFile(path).catch(() => null);
    if (bytes !== null) return bytes;
  }
  return null;
}
