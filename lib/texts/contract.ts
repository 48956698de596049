import { z } from "zod";
import { LocaleName } from "@/lib/core/shapes";

/** Parts of the interface that come when they are needed; their texts come with them and no page carries them. */
export const TextPart = z.enum([
  "filters",
  "look",
  "model",
  "product",
  "productMore",
  "saving",
  "oneTap",
  "account",
  "photos",
]);
export type TextPart = z.infer<typeof TextPart>;

/** By key of the part in `messages`. */
export const PartTexts = z.record(z.string(), z.string());

export const TextsParams = z.object({ part: TextPart });
export const TextsQuery = z.strictObject({ locale: LocaleName });
