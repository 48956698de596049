import type { Crop } from "@/lib/db/schema/media";
import type { Rendition } from "../renditions";
import type { PictureRefusal } from "./refusals";

/** What a decoding process answers: why not, or what it made. Bytes of the files follow in the order of their sizes. */
type Head =
  | { refused: PictureRefusal }
  | {
      width: number;
      height: number;
      thumbhash: string;
      files: (Pick<Rendition, "format" | "width"> & { sizeBytes: number })[];
      shareCardBytes: number;
    };

/** `shareCard` is empty when it was not asked for. */
export type Decoded = { width: number; height: number; thumbhash: string; files: Rendition[]; shareCard: Buffer };

/** What is wanted of a picture: all of it or a part, and whether links to it are shared. */
export type Wanted = { crop: Crop | null; hasShareCard: boolean };

/** A decoding process that is ready says so, so that what fails before is known to be no fault of the picture. */
export const READY = Buffer.from("ready\n");

const LENGTH_BYTES = 4;

function frame(head: Head, parts: readonly Uint8Array[]): Buffer {
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text, ...parts]);
}

export const frameRefusal = (refused: PictureRefusal): Buffer => frame({ refused }, []);

export function frameDecoded({ files, shareCard, ...facts }: Decoded): Buffer {
  const sizes = files.map(({ format, width, bytes }) => ({ format, width, sizeBytes: bytes.length }));
  const head = { ...facts, files: sizes, shareCardBytes: shareCard.length };
  return frame(head, [...files.map(({ bytes }) => bytes), shareCard]);
}

/** @returns Null for an answer that breaks off. */
export function readFrame(answer: Buffer): Decoded | PictureRefusal | null {
  if (answer.length < LENGTH_BYTES) return null;
  let at = LENGTH_BYTES + answer.readUInt32BE(0);
  if (answer.length < at) return null;
  // Safe: it comes from our own process, and names of files are never taken from it.
  const head = JSON.parse(answer.toString("utf8", LENGTH_BYTES, at)) as Head;
  if ("refused" in head) return head.refused;
  const take = (sizeBytes: number) => answer.subarray(at, (at += sizeBytes));
  const { files, shareCardBytes, ...facts } = head;
  const made = files.map(({ sizeBytes, ...file }) => ({ ...file, bytes: take(sizeBytes) }));
  const shareCard = take(shareCardBytes);
  return answer.length === at ? { ...facts, files: made, shareCard } : null;
}
