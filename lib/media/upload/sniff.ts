import { UPLOAD_LIMITS } from "@/lib/core/upload-limits";
import type { PictureRefusal } from "./refusals";

export type PictureKind = "jpeg" | "png" | "webp";

const JPEG_START = Buffer.from([0xff, 0xd8, 0xff]);
const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Lengths of what stands before a chunk's content, and behind it. */
const PNG_CHUNK = { head: 8, tail: 4 };
const WEBP_FLAGS_AT = 20;
const WEBP_IS_ANIMATED = 0x02;

/**
 * What a file is by its first bytes, whatever its name says, or why it is not even looked at.
 *
 * @see https://www.w3.org/TR/png-3/#11acTL an animated PNG says so before its first picture
 * @see https://developers.google.com/speed/webp/docs/riff_container#extended_file_format
 */
export function sniffPicture(bytes: Buffer): PictureKind | PictureRefusal {
  if (bytes.length === 0) return "picture-empty";
  if (bytes.length > UPLOAD_LIMITS.bytes) return "picture-too-large";
  if (startsWith(bytes, JPEG_START)) return "jpeg";
  if (startsWith(bytes, PNG_START)) return isAnimatedPng(bytes) ? "picture-animated" : "png";
  if (textAt(bytes, 0) === "RIFF" && textAt(bytes, 8) === "WEBP") {
    return isAnimatedWebp(bytes) ? "picture-animated" : "webp";
  }
  return isGif(bytes) ? "picture-animated" : "not-a-picture";
}

const startsWith = (bytes: Buffer, start: Buffer) => bytes.subarray(0, start.length).equals(start);
const textAt = (bytes: Buffer, at: number) => bytes.toString("latin1", at, at + 4);
const isGif = (bytes: Buffer) => textAt(bytes, 0) === "GIF8";

const isAnimatedWebp = (bytes: Buffer) =>
  textAt(bytes, 12) === "VP8X" && ((bytes[WEBP_FLAGS_AT] ?? 0) & WEBP_IS_ANIMATED) !== 0;

function isAnimatedPng(bytes: Buffer): boolean {
  let at = PNG_START.length;
  while (at + PNG_CHUNK.head <= bytes.length) {
    const name = textAt(bytes, at + 4);
    if (name === "acTL") return true;
    if (name === "IDAT") return false;
    at += PNG_CHUNK.head + bytes.readUInt32BE(at) + PNG_CHUNK.tail;
  }
  return false;
}
