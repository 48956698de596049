import sharp from "sharp";
import { SHARE_CARD } from "@/lib/core/picture-url";

const QUALITY = 84;
const BLUR = 30;

/**
 * The picture for previews of links: the whole of it in the middle, since messengers cut squares out of the middle,
 * on a ground that goes on from its edges.
 *
 * @param master Bytes of the original.
 * @returns A JPEG of 1200 × 630 without metadata, below 300 kB.
 * @throws Error when the bytes are not a picture.
 */
export async function makeShareCard(master: Uint8Array): Promise<Buffer> {
  const { data: whole, info } = await sharp(master)
    .autoOrient()
    .resize({ ...SHARE_CARD, fit: "inside" })
    .flatten()
    .toColourspace("srgb")
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  const ground = await sharp(whole)
    .extend({ ...margins(SHARE_CARD.width - info.width, SHARE_CARD.height - info.height), extendWith: "copy" })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(ground)
    .blur(BLUR)
    .composite([{ input: whole, gravity: "centre" }])
    .jpeg({ quality: QUALITY, mozjpeg: true })
    .toBuffer();
}

const margins = (width: number, height: number) => ({
  left: Math.floor(width / 2),
  right: Math.ceil(width / 2),
  top: Math.floor(height / 2),
  bottom: Math.ceil(height / 2),
});
