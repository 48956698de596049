import { createHash, randomBytes } from "node:crypto";
import { recordAudit } from "@/lib/audit";
import type { LocalText } from "@/lib/core/locale";
import { shareCardName } from "@/lib/core/picture-url";
import { type Context, requireRole } from "@/lib/db/context";
import { type Crop, media } from "@/lib/db/schema/media";
import { renditionFileName } from "../rules";
import { findSame } from "../staff-queries";
import { decodeApart } from "../upload/decode-apart";
import type { Decoded } from "../upload/frames";
import { fileLabel } from "../upload/file-label";
import { isKept, keep } from "../upload/files";
import { isPictureRefusal, refusePicture } from "../upload/refusals";
import { sniffPicture } from "../upload/sniff";

export type PictureFile = { bytes: Buffer; fileName: string; alt?: LocalText; crop?: Crop | null };

/** What pages need of a picture that was added; `isNew` is false for one that the shop had already. */
export type AddedPicture = {
  id: string;
  key: string;
  width: number;
  height: number;
  thumbhash: string;
  isNew: boolean;
};

export const NO_ALT: LocalText = { th: "", en: "" };

/**
 * Takes a picture that somebody sent or that was fetched: decodes it in a process of its own and keeps only its
 * pixels. The original is kept, too, and never served. The same file with the same crop is known again.
 *
 * @param ctx Request context; the actor must be a curator, or a job. Files are written before the row: a transaction
 * that is rolled back leaves files that nothing names.
 * @param file `bytes` of a JPEG, PNG or WebP up to 15 MB and 50 megapixels, turned and coloured as it says; `crop` in
 * fractions of the picture as it is seen; `alt` only of a new one; `fileName` stands in the log, nowhere else.
 * @returns Its id, key and size in pixels.
 * @throws DomainError `not_found` and `forbidden` by role, `invalid` at `#/file` with one of `picture-empty`,
 * `not-a-picture`, `picture-animated`, `picture-too-large`, `too-many-pixels`, `picture-shape`, `picture-broken`,
 * `picture-too-heavy`, and `unavailable` when too many wait.
 */
export async function addPicture(
  ctx: Context,
  { bytes, fileName, alt = NO_ALT, crop = null }: PictureFile,
): Promise<AddedPicture> {
  requireRole(ctx.actor, "curator");
  const kind = sniffPicture(bytes);
  if (isPictureRefusal(kind)) throw refusePicture(kind);
  const originalHash = createHash("sha256").update(bytes).digest("hex");
  const known = await findSame(ctx.db, originalHash, crop);
  if (known && isKept("served", shareCardName(known.key))) return { ...known, isNew: false };
  const key = known?.key ?? newKey();
  const decoded = await decodeApart(bytes, { crop, hasShareCard: true });
  const { width, height, thumbhash } = decoded;
  const originalKey = `${originalHash}.${kind}`;
  await keep("originals", originalKey, bytes);
  await keepServed(key, decoded);
  if (known) return { ...known, isNew: false };
  const row = { key, width, height, thumbhash, alt, originalKey, originalHash, crop };
  return { ...(await insertMedia(ctx, row, fileLabel(fileName))), isNew: true };
}

/** Keeps what pages ask for of a picture. */
export async function keepServed(
  key: string,
  { files, shareCard }: Pick<Decoded, "files" | "shareCard">,
): Promise<void> {
  for (const file of files) await keep("served", renditionFileName(key, file), file.bytes);
  // The last one: where it is, all are.
  await keep("served", shareCardName(key), shareCard);
}

/** Not made of the content: whoever has a file cannot ask whether the shop has it. */
export const newKey = () => `u-${randomBytes(12).toString("hex")}`;

type NewMedia = Omit<typeof media.$inferInsert, "id" | "uploadedBy">;

/** Writes a picture or clip whose files are kept, and who added it. */
export async function insertMedia(ctx: Context, row: NewMedia, label: string) {
  const uploadedBy = ctx.actor.kind === "staff" ? ctx.actor.personId : null;
  return ctx.db.transaction(async (db) => {
    const { id, key, width, height, thumbhash } = media;
    const [added] = await db
      .insert(media)
      .values({ ...row, uploadedBy })
      .returning({ id, key, width, height, thumbhash });
    if (!added) throw new Error("a picture or clip was not written");
    const after = { key: added.key, originalHash: row.originalHash, crop: row.crop };
    const entry = { action: "media.add", entity: "media", entityId: added.id, label } as const;
    await recordAudit({ ...ctx, db }, { ...entry, before: null, after });
    return added;
  });
}
