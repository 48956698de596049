import { and, eq, ne, notInArray } from "drizzle-orm";
import { newShortId } from "@/lib/core/ids";
import type { Context } from "@/lib/db/context";
import { type Screening, submissionFiles, submissions } from "@/lib/db/schema/submissions";
import { openClip, openPicture } from "@/lib/media";
import { findRight } from "@/lib/rights";
import { photoFiles } from "@/lib/storage";
import { removeMade, sha256Of } from "../photo-files";
import { brokenRules, riskOf, worstOf } from "../rules";
import { lookAt } from "../screen/look";
import { askModel } from "../screen/model";
import { findResemblance } from "../screen/resemblance";

type Photo = typeof submissions.$inferSelect;

/** What the intake learned of a photo, as its row keeps it. */
export type Examined = Pick<
  Photo,
  | "sha256"
  | "mediaKey"
  | "width"
  | "height"
  | "durationMs"
  | "thumbhash"
  | "colours"
  | "hues"
  | "perceptualHash"
  | "resemblesId"
  | "resemblesMediaKey"
  | "screening"
  | "risk"
>;

/** A clip is looked at from its beginning to its end. */
const STILLS = 5;

/**
 * Makes the files of a photo or clip out of what was uploaded, and looks at them.
 *
 * @param bytes Anything at all: they are decoded elsewhere.
 * @returns What was learned, or the name of the reason why it is not taken.
 * @throws DomainError `invalid` with the reason for what is no picture or clip that we take.
 */
export async function examinePhoto(ctx: Context, photo: Photo, bytes: Buffer): Promise<Examined | "photo-known"> {
  const sha256 = sha256Of(bytes);
  if (await isKnown(ctx, photo, sha256)) return "photo-known";
  const { width, height, thumbhash, files, small, stills, durationMs, film } = await open(photo, bytes);
  const { perceptualHash, colours, hues } = await lookAt(small);
  const alike = await findResemblance(ctx, photo.id, perceptualHash);
  const screening = {
    model: await lookAtAll([small, ...stills]),
    words: brokenRules(`${photo.caption}\n${photo.creatorName}`),
  };
  const risk = riskOf({
    screening,
    isOwnPicture: alike.mediaKey !== null,
    isRepeated: alike.submissionId !== null,
    hasMinors: (await findRight(ctx, photo.id))?.minors === "guardian",
  });
  // Of a try that ended half-way.
  await removeMade(ctx, photo.id);
  const mediaKey = `${newShortId()}${newShortId()}`;
  for (const { width: wide, format, bytes: made } of files) {
    await keepFile(ctx, { submissionId: photo.id, name: `${mediaKey}-${String(wide)}.${format}` }, made);
  }
  if (film) await keepFile(ctx, { submissionId: photo.id, name: `${mediaKey}.mp4` }, film);
  const resembles = { resemblesId: alike.submissionId, resemblesMediaKey: alike.mediaKey };
  const looks = { mediaKey, width, height, durationMs, thumbhash, colours, hues, perceptualHash };
  return { sha256, ...looks, ...resembles, screening, risk };
}

/** All that is made of an upload; the poster of a clip has whatever a photo has, and what is tagged is tagged in it. */
async function open({ crop, isClip }: Photo, bytes: Buffer) {
  const clip = isClip ? await openClip(bytes, { stills: STILLS }) : null;
  const picture = clip ? await openPicture(clip.poster, null) : await openPicture(bytes, crop);
  const small = picture.files.find(({ format }) => format === "webp")?.bytes;
  if (small === undefined) throw new Error("a decoded picture has no WebP");
  if (clip === null) return { ...picture, small, stills: [], durationMs: null, film: null };
  return { ...picture, small, stills: clip.stills, durationMs: clip.durationMs, film: clip.mp4 };
}

async function lookAtAll(pictures: readonly Buffer[]): Promise<Screening["model"]> {
  const seen: Screening["model"][] = [];
  for (const picture of pictures) seen.push(await askModel(picture));
  return worstOf(seen);
}

/** The very same file from the same sender: sent twice by mistake. */
async function isKnown({ db }: Context, { id, deviceId, customerId }: Photo, sha256: string): Promise<boolean> {
  const isOthers = and(ne(submissions.id, id), notInArray(submissions.state, ["withdrawn", "refused"]));
  const rows = await db
    .select({ deviceId: submissions.deviceId, customerId: submissions.customerId })
    .from(submissions)
    .where(and(eq(submissions.sha256, sha256), isOthers));
  return rows.some(
    (row) => (deviceId !== null && row.deviceId === deviceId) || (customerId !== null && row.customerId === customerId),
  );
}

/** The row first: bytes that nobody knows of would never be found again. */
async function keepFile({ db }: Context, file: { submissionId: string; name: string }, bytes: Buffer): Promise<void> {
  const row = { ...file, sizeBytes: bytes.length, sha256: sha256Of(bytes) };
  await db.insert(submissionFiles).values(row).onConflictDoNothing();
  await photoFiles.put(file.name, bytes);
}
