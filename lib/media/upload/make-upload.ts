import sharp from "sharp";
import { UPLOAD_LIMITS } from "@/lib/core/upload-limits";
import type { Crop } from "@/lib/db/schema/media";
import { makeRenditions } from "../renditions";
import { makeShareCard } from "../share-card";
import type { Decoded, Wanted } from "./frames";
import type { PictureRefusal } from "./refusals";

/** Pages ask for 360 and 720 of every picture, and for its own width: `components/ui/picture.tsx`. */
const WIDTH = { narrowest: 720, widest: 1080 };
/** As photos of goods have it; without it what is clear would show the placeholder's colours. */
const GROUND = "#ffffff";

export class UploadFault extends Error {
  readonly reason: PictureRefusal;
  constructor(reason: PictureRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Decodes what somebody sent and makes of its pixels all files that pages ask for. Nothing but pixels goes on: no
 * metadata, no text, nothing behind the picture's end. Only ever called in the process that `picture-process.ts` is.
 *
 * @throws UploadFault with the reason.
 */
export async function makeUpload(original: Buffer, { crop, hasShareCard }: Wanted): Promise<Decoded> {
  const master = await decode(original, crop);
  const shareCard = hasShareCard ? await makeShareCard(master) : Buffer.alloc(0);
  return { ...(await makeRenditions(master)), shareCard };
}

async function decode(original: Buffer, crop: Crop | null): Promise<Buffer> {
  const size = await readSize(original);
  const part = crop === null ? null : extractOf(crop, size);
  requireShape(part ?? size);
  const width = Math.min(WIDTH.widest, Math.max(WIDTH.narrowest, (part ?? size).width));
  const picture = sharp(original, { failOn: "error", limitInputPixels: UPLOAD_LIMITS.pixels }).autoOrient();
  if (part) picture.extract(part);
  return picture
    .resize({ width })
    .flatten({ background: GROUND })
    .toColourspace("srgb")
    .png({ compressionLevel: 1 })
    .toBuffer()
    .catch(() => {
      throw new UploadFault("picture-broken");
    });
}

type Size = { width: number; height: number };

/** Of the picture as it is seen, from its head alone. */
async function readSize(original: Buffer): Promise<Size> {
  const { autoOrient, pages } = await sharp(original, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw new UploadFault("picture-broken");
    });
  if ((pages ?? 1) > 1) throw new UploadFault("picture-animated");
  const { width, height } = autoOrient;
  if (width * height > UPLOAD_LIMITS.pixels) throw new UploadFault("too-many-pixels");
  return { width, height };
}

function extractOf({ x, y, width, height }: Crop, size: Size) {
  const [left, top] = [Math.round(x * size.width), Math.round(y * size.height)];
  return {
    left,
    top,
    width: Math.min(Math.round(width * size.width), size.width - left),
    height: Math.min(Math.round(height * size.height), size.height - top),
  };
}

function requireShape({ width, height }: Size): void {
  const [shorter, longer] = width < height ? [width, height] : [height, width];
  if (shorter < UPLOAD_LIMITS.shortestSide || longer > shorter * UPLOAD_LIMITS.longestByShortest) {
    throw new UploadFault("picture-shape");
  }
}
