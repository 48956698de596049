import { z } from "zod";

/** One picture of the demo as the seed and the pages need it; `key` starts the name of each of its files. */
export const PictureRecord = z.object({
  key: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  thumbhash: z.base64(),
  /** Of a video; the files of its widths are its poster. */
  durationMs: z.int().positive().optional(),
  widths: z.object({ avif: z.array(z.int().positive()), webp: z.array(z.int().positive()) }),
});
export type PictureRecord = z.infer<typeof PictureRecord>;

/** public/media/manifest.json, written by scripts/pictures.ts: name of the master without its ending -> picture. */
export const PictureManifest = z.record(z.string(), PictureRecord);
export type PictureManifest = z.infer<typeof PictureManifest>;

/** public/media/models.json, written by scripts/models.ts: handle of the product -> key of its 3D model's files. */
export const ModelManifest = z.record(z.string(), z.string());
export type ModelManifest = z.infer<typeof ModelManifest>;
