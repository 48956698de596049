import sharp from "sharp";
import { BRAND_PAPER } from "@/lib/core/brand";
import { type AppIcon, drawing } from "./icons";

/** What every mask of a phone leaves of an icon. */
const SAFE = 0.8;
/** Dots per inch at which the drawing is sharper than the largest icon. */
const DENSITY = 600;

/** Draws an icon: whole with its own corners, or on the shop's paper to the edges. */
export async function makeIcon({ size, purpose }: AppIcon): Promise<Buffer> {
  const inner = Math.round(purpose === "maskable" ? size * SAFE : size);
  const margin = (size - inner) / 2;
  const [before, after] = [Math.floor(margin), Math.ceil(margin)];
  const icon = sharp(drawing, { density: DENSITY }).resize(inner, inner);
  if (purpose !== "any") {
    const background = BRAND_PAPER.light;
    icon.flatten({ background }).extend({ top: before, left: before, bottom: after, right: after, background });
  }
  return icon.png({ compressionLevel: 9 }).toBuffer();
}
