import type { Crop } from "@/lib/db/schema/media";
import type { Rendition } from "../renditions";
import { decodeApart } from "./decode-apart";
import { isPictureRefusal, refusePicture } from "./refusals";
import { sniffPicture } from "./sniff";

export type OpenedPicture = { width: number; height: number; thumbhash: string; files: Rendition[] };

/**
 * Makes the files of a picture that anybody may have sent: by its first bytes a JPEG, PNG or WebP, decoded in a process
 * of its own, nothing but its pixels.
 *
 * @param crop The part to show, in fractions of the picture as it is seen; null for all of it.
 * @throws DomainError `invalid` with the reason, `unavailable` when too many wait already.
 */
export async function openPicture(bytes: Buffer, crop: Crop | null): Promise<OpenedPicture> {
  const kind = sniffPicture(bytes);
  if (isPictureRefusal(kind)) throw refusePicture(kind);
  const { width, height, thumbhash, files } = await decodeApart(bytes, { crop, hasShareCard: false });
  return { width, height, thumbhash, files };
}
