import { createHash } from "node:crypto";
import { shareCardName } from "@/lib/core/picture-url";
import { type Context, requireRole } from "@/lib/db/context";
import { clipFileName } from "../rules";
import { findSame } from "../staff-queries";
import { decodeApart } from "../upload/decode-apart";
import { fileLabel } from "../upload/file-label";
import { isKept, keep } from "../upload/files";
import { openClip } from "../upload/open-clip";
import { type AddedPicture, insertMedia, keepServed, newKey, NO_ALT } from "./add-picture";

/**
 * Takes a clip that somebody sent: what plays is made anew without sound, and its still stands in for it everywhere. The
 * same file is known again. What was sent is not kept.
 *
 * @param ctx Request context; the actor must be a curator. Files are written before the row.
 * @param file `bytes` of an MP4, MOV or WebM up to 60 MB and a minute; `fileName` stands in the log, nowhere else.
 * @returns Its id and key, and the size of its poster in pixels.
 * @throws DomainError `not_found` and `forbidden` by role, `invalid` with the reasons of `openClip`, and `unavailable`
 *   when too many wait.
 */
export async function addClip(
  ctx: Context,
  { bytes, fileName }: { bytes: Buffer; fileName: string },
): Promise<AddedPicture> {
  requireRole(ctx.actor, "curator");
  const originalHash = createHash("sha256").update(bytes).digest("hex");
  const known = await findSame(ctx.db, originalHash, null);
  if (known && isKept("served", shareCardName(known.key))) return { ...known, isNew: false };
  const { mp4, poster, durationMs } = await openClip(bytes);
  const decoded = await decodeApart(poster, { crop: null, hasShareCard: true });
  const key = known?.key ?? newKey();
  await keep("served", clipFileName(key), mp4);
  await keepServed(key, decoded);
  if (known) return { ...known, isNew: false };
  const { width, height, thumbhash } = decoded;
  const row = { kind: "video", key, width, height, thumbhash, alt: NO_ALT, durationMs, originalHash } as const;
  return { ...(await insertMedia(ctx, row, fileLabel(fileName))), isNew: true };
}
