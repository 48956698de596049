import type { DraftPhoto } from "@/lib/core/photo-draft";

export const SHAPES = ["whole", "portrait", "square"] as const;
const RATIO = { portrait: 4 / 5, square: 1 } as const;

type Cut = Pick<DraftPhoto, "width" | "height" | "shape" | "offset">;

/** Width by height of what is shown. */
export const ratioOf = ({ width, height, shape }: Cut): number => (shape === "whole" ? width / height : RATIO[shape]);

/** Which side is cut; null where the whole picture is shown. */
export function cutSide(photo: Cut): "x" | "y" | null {
  const natural = photo.width / photo.height;
  const shown = ratioOf(photo);
  if (Math.abs(natural - shown) < 0.01) return null;
  return natural > shown ? "x" : "y";
}

/** The part that is shown in fractions of the picture, or null for all of it. */
export function cropOf(photo: Cut): { x: number; y: number; width: number; height: number } | null {
  const side = cutSide(photo);
  if (side === null) return null;
  const natural = photo.width / photo.height;
  const shown = ratioOf(photo);
  const [width, height] = side === "x" ? [shown / natural, 1] : [1, natural / shown];
  return {
    x: side === "x" ? photo.offset * (1 - width) : 0,
    y: side === "y" ? photo.offset * (1 - height) : 0,
    width,
    height,
  };
}
