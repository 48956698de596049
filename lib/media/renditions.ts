import { createHash } from "node:crypto";
import sharp from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import type { RenditionFormat } from "./rules";

/**
 * Part of every rendition's name: a change here gives every file a new address, so files can be cached for ever.
 * `finest` is used while a picture stays under `budgetBytes`; busier ones fall back to `coarsest`, which still looks good.
 */
const RECIPE = {
  version: 1,
  avif: { widths: [128, 360, 720, 1080], effort: 3, finest: 56, coarsest: 50, budgetBytes: 15_000 },
  webp: { widths: [360, 720], effort: 4, quality: 70 },
} as const;

const THUMBHASH_MAX_PX = 100;

/** One file to serve. */
export type Rendition = { format: RenditionFormat; width: number; bytes: Buffer };

/** Everything that a page needs to show a picture, and the files behind it. */
export type RenditionSet = { width: number; height: number; thumbhash: string; files: Rendition[] };

/**
 * The part of a picture's key that changes when its bytes or the recipe change.
 *
 * @param master Bytes of the original.
 * @returns Eight hexadecimal digits.
 */
export function renditionHash(master: Uint8Array): string {
  return createHash("sha256").update(JSON.stringify(RECIPE)).update(master).digest("hex").slice(0, 8);
}

/**
 * Makes the sizes of a picture that pages ask for, smallest first, and its placeholder.
 *
 * @param master Bytes of the original; any format that sharp decodes. Width and height are those after EXIF orientation.
 * @returns Files never wider than the original. An AVIF of at most 1080 px is passed on as it is, the others are encoded anew and lose their metadata.
 * @throws Error when the bytes are not a picture or break off.
 */
export async function makeRenditions(master: Buffer): Promise<RenditionSet> {
  const { autoOrient, ...source } = await sharp(master).metadata();
  const { width, height } = autoOrient;
  const thumbhash = await makeThumbhash(master);
  const files: Rendition[] = [];
  const { finest, coarsest, budgetBytes } = RECIPE.avif;
  let quality: number = finest;
  for (const target of targetWidths(RECIPE.avif.widths, width)) {
    const isMaster = target === width && source.format === "heif" && source.compression === "av1";
    let bytes = isMaster ? master : await encodeAvif(master, target, quality);
    // What is too busy at one width is so at all wider ones: they are not tried in the finer quality again.
    if (!isMaster && bytes.length > budgetBytes && quality === finest) {
      quality = coarsest;
      bytes = await encodeAvif(master, target, quality);
    }
    files.push({ format: "avif", width: target, bytes });
  }
  for (const target of targetWidths(RECIPE.webp.widths, width)) {
    const { effort } = RECIPE.webp;
    const bytes = await resized(master, target).webp({ quality: RECIPE.webp.quality, effort }).toBuffer();
    files.push({ format: "webp", width: target, bytes });
  }
  return { width, height, thumbhash, files };
}

/** The wished widths that the picture has; if it is narrower than the widest of them, its own width ends the list. */
function targetWidths(wished: readonly number[], width: number): number[] {
  const smaller = wished.filter((candidate) => candidate <= width);
  return smaller.length === wished.length ? smaller : [...new Set([...smaller, width])];
}

function resized(master: Buffer, width: number) {
  return sharp(master).autoOrient().resize({ width, withoutEnlargement: true });
}

const encodeAvif = (master: Buffer, width: number, quality: number): Promise<Buffer> =>
  resized(master, width).avif({ quality, effort: RECIPE.avif.effort }).toBuffer();

async function makeThumbhash(master: Buffer): Promise<string> {
  const { data, info } = await sharp(master)
    .autoOrient()
    .resize({ width: THUMBHASH_MAX_PX, height: THUMBHASH_MAX_PX, fit: "inside" })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString("base64");
}
