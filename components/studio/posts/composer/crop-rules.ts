import type { Crop, WholePicture } from "@/lib/media/staff-client";
import type { StaffMedia } from "@/lib/posts/staff-client";
import type { Tag } from "./form";

/** Posts show every picture so: width by height. */
const SHOWN = 4 / 5;
const ALL: Crop = { x: 0, y: 0, width: 1, height: 1 };
/** The smallest part, of the largest that fits. */
export const SMALLEST_PART = 0.2;

type Size = { width: number; height: number };

/** The largest part of a picture that has the form of a post, in its middle: what shoppers see of it. */
export function shownPart({ width, height }: Size): Crop {
  const isWide = width / height > SHOWN;
  const part = isWide ? { width: (SHOWN * height) / width, height: 1 } : { width: 1, height: width / SHOWN / height };
  return { x: (1 - part.width) / 2, y: (1 - part.height) / 2, ...part };
}

const inside = (value: number, size: number) => Math.min(1 - size, Math.max(0, value));

/**
 * A part of the form of a post.
 *
 * @param scale Of the largest one that fits, up to 1.
 * @param at Its middle, which gives way at the edges.
 */
export function partOf(size: Size, scale: number, at: { x: number; y: number }): Crop {
  const { width, height } = shownPart(size);
  const [wide, high] = [width * scale, height * scale];
  return { x: inside(at.x - wide / 2, wide), y: inside(at.y - high / 2, high), width: wide, height: high };
}

/** Its scale and its middle, to go on from. */
export function placeOf(size: Size, crop: Crop | null) {
  const part = crop ?? shownPart(size);
  const scale = Math.min(1, Math.max(SMALLEST_PART, part.width / shownPart(size).width));
  return { scale, x: part.x + part.width / 2, y: part.y + part.height / 2 };
}

const outOf = (part: Crop, { x, y }: Tag) => ({ x: part.x + x * part.width, y: part.y + y * part.height });
const into = (part: Crop, { x, y }: { x: number; y: number }) => ({
  x: (x - part.x) / part.width,
  y: (y - part.y) / part.height,
});

/** Where on the whole a tag of a picture stands: what is seen of it, of its part of the whole. */
const partsOf = (picture: Size & { whole: WholePicture | null }): Crop[] => [
  shownPart(picture),
  picture.whole?.crop ?? ALL,
];

type Cropped = Pick<StaffMedia, "width" | "height" | "whole">;

/** The tags of a picture as they stand on another part of the same one; those that it does not show are gone. */
export function tagsAfterCrop(before: Cropped & { tags: readonly Tag[] }, after: Cropped): Tag[] {
  return before.tags.flatMap((tag) => {
    const onWhole = partsOf(before).reduce((at, part) => outOf(part, { ...tag, ...at }), { x: tag.x, y: tag.y });
    const { x, y } = partsOf(after).reduceRight((at, part) => into(part, at), onWhole);
    const isSeen = x >= 0 && x <= 1 && y >= 0 && y <= 1;
    return isSeen ? [{ variantId: tag.variantId, x, y }] : [];
  });
}
