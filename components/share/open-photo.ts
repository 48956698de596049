import type { DraftPhoto } from "@/lib/core/photo-draft";

/** Larger than anything that is shown; what is left out is only sent for nothing. */
const LONGEST_PX = 2_000;
const SMALL_BYTES = 900_000;
const TYPES = ["image/jpeg", "image/png", "image/webp"];

/**
 * Opens a file as a photo, made small enough to be sent in seconds: its metadata, such as where it was taken, does not
 * even leave the phone then.
 *
 * @returns Null for what this browser cannot open as a picture.
 */
export async function openPhoto(file: Blob): Promise<DraftPhoto | null> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (picture === null) return null;
  const size = smallSize(picture);
  const isFine = size.width === picture.width && file.size <= SMALL_BYTES && TYPES.includes(file.type);
  const blob = isFine ? file : await drawSmall(picture, size);
  picture.close();
  return { key: crypto.randomUUID(), blob, poster: null, ...size, shape: "whole", offset: 0.5, tags: [], upload: null };
}

type Size = { width: number; height: number };

/** In pixels, as large as it is sent. */
export function smallSize({ width, height }: Size): Size {
  const scale = Math.min(1, LONGEST_PX / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** Draws a picture, or what a film shows now, as a JPEG. */
export async function drawSmall(picture: CanvasImageSource, { width, height }: Size): Promise<Blob> {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  canvas.getContext("2d")?.drawImage(picture, 0, 0, width, height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("the picture was not drawn"))),
      "image/jpeg",
      0.88,
    ),
  );
}
