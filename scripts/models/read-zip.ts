import { crc32 } from "node:zlib";

type ZipEntry = {
  name: string;
  method: number;
  /** Where its data begins. */
  start: number;
  bytes: Buffer;
  /** Whether the checksums and sizes of the directory and of the local header are those of the data. */
  isIntact: boolean;
};

const END_BYTES = 22;
const DIRECTORY_ENTRY_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;

/** Reads a zip without a comment from its directory, as any reader does: what the tests hold packages against. */
export function readZip(zip: Buffer): ZipEntry[] {
  const end = zip.subarray(-END_BYTES);
  if (end.readUInt32LE(0) !== 0x06054b50) throw new Error("The zip has no end.");
  const entries: ZipEntry[] = [];
  let at = end.readUInt32LE(16);
  for (let left = end.readUInt16LE(10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error("The directory of the zip is broken.");
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString("ascii", at + DIRECTORY_ENTRY_BYTES, at + DIRECTORY_ENTRY_BYTES + nameLength);
    entries.push({ name, ...readLocal(zip, at) });
    at += DIRECTORY_ENTRY_BYTES + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  if (at !== zip.length - END_BYTES) throw new Error("The directory of the zip does not end where it should.");
  return entries;
}

function readLocal(zip: Buffer, directoryAt: number) {
  const local = zip.readUInt32LE(directoryAt + 42);
  const start = local + LOCAL_HEADER_BYTES + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const size = zip.readUInt32LE(directoryAt + 24);
  const bytes = zip.subarray(start, start + size);
  // Version to name length: both headers say the same.
  const isSame = zip.subarray(local + 4, local + 28).equals(zip.subarray(directoryAt + 6, directoryAt + 30));
  const isWhole = crc32(bytes) === zip.readUInt32LE(directoryAt + 16) && size === zip.readUInt32LE(directoryAt + 20);
  return { method: zip.readUInt16LE(directoryAt + 10), start, bytes, isIntact: isSame && isWhole };
}
