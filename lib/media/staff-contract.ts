import { z } from "zod";
import { LocalText } from "@/lib/core/shapes";

const fraction = z.number().min(0).max(1);

/** A part of a picture as it is seen, in fractions from its top left corner. */
export const Crop = z
  .strictObject({ x: fraction, y: fraction, width: fraction.positive(), height: fraction.positive() })
  .refine(({ x, y, width, height }) => x + width <= 1.000_001 && y + height <= 1.000_001);
export type Crop = z.infer<typeof Crop>;

export const MediaParams = z.object({ mediaId: z.uuid() });

/** `name` is what the file is called where it comes from; it only ever stands in the log. */
export const UploadQuery = z.strictObject({ name: z.string().max(4_096).default("") });
export const CropInput = z.strictObject({ crop: Crop.nullable() });

/** A picture whose whole is kept, so that it can be cropped again; null for one that came with the shop. */
export const WholePicture = z.object({
  key: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  crop: Crop.nullable(),
});
export type WholePicture = z.infer<typeof WholePicture>;

export const UploadedPicture = z.object({
  id: z.uuid(),
  key: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  placeholder: z.string(),
  alt: LocalText,
  /** Of a clip, whose poster has all the rest; null for a picture. */
  durationMs: z.int().positive().nullable(),
  whole: WholePicture.nullable(),
});
export type UploadedPicture = z.infer<typeof UploadedPicture>;
