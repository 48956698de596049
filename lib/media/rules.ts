import { thumbHashToRGBA } from "thumbhash";
import type { Locale } from "@/lib/core/locale";

/** What pictures are served as: AVIF, and WebP for browsers without it. */
export type RenditionFormat = "avif" | "webp";

/** File name of one rendition. The key carries a hash of the content, so a name never changes its meaning. */
export function renditionFileName(key: string, rendition: { width: number; format: RenditionFormat }): string {
  return `${key}-${String(rendition.width)}.${rendition.format}`;
}

/** File names of a video and of its captions in a language. */
export const clipFileName = (key: string): string => `${key}.mp4`;
export const captionsFileName = (key: string, locale: Locale): string => `${key}.${locale}.vtt`;

/**
 * A CSS background that stands in for a picture until it has loaded, small enough to be written into the HTML.
 *
 * @param thumbhash The picture's thumbhash in base64.
 * @returns A vertical gradient of three colours, 40 characters; `none` when the hash is too short to be one.
 * @see https://evanw.github.io/thumbhash/
 */
export function placeholderGradient(thumbhash: string): string {
  const hash = Buffer.from(thumbhash, "base64");
  if (hash.length < SHORTEST_HASH) return "none";
  const { w: width, h: height, rgba } = thumbHashToRGBA(hash);
  const stops = BANDS.map(([from, to]) => {
    const band = rgba.subarray(Math.floor(height * from) * width * 4, Math.ceil(height * to) * width * 4);
    return `#${[0, 1, 2].map((channel) => hexMean(band, channel)).join("")}`;
  });
  return `linear-gradient(${stops.join(",")})`;
}

const SHORTEST_HASH = 5;

// Shares of the height that each stop stands for: a stop colours its surroundings, the middle one both ways.
const BANDS = [
  [0, 0.25],
  [0.25, 0.75],
  [0.75, 1],
] as const;

function hexMean(pixels: Uint8Array, channel: number): string {
  let sum = 0;
  for (let index = channel; index < pixels.length; index += 4) sum += pixels[index] ?? 0;
  return Math.round((sum * 4) / pixels.length)
    .toString(16)
    .padStart(2, "0");
}
