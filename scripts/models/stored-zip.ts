import { crc32 } from "node:zlib";

export type StoredFile = { name: string; bytes: Uint8Array };

/** Viewers map the package into memory and read it in place: no compression, every file's data on a multiple of this. */
const ALIGNMENT = 64;
const LOCAL_HEADER_BYTES = 30;
const SMALLEST_EXTRA_BYTES = 4;
const VERSION = 20;
/** The first of January 1980: the same files give the same bytes. */
const DOS_DATE = 0x21;
/** Marks the padding as such. */
const PADDING_ID = 0x1986;

/**
 * Packs files into a zip as a USDZ package wants it.
 *
 * @param files In the order of the package; names in ASCII.
 * @see https://openusd.org/release/spec_usdz.html
 */
export function zipStored(files: readonly StoredFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const fields = commonFields(name, bytes);
    const padding = paddingAfter(offset + LOCAL_HEADER_BYTES + name.length);
    directory.push(directoryEntry(fields, name, offset));
    const local = [
      uint32(0x04034b50),
      fields,
      uint16(padding.length),
      Buffer.from(name, "ascii"),
      padding,
      Buffer.from(bytes),
    ];
    parts.push(...local);
    offset += local.reduce((sum, { length }) => sum + length, 0);
  }
  const entries = Buffer.concat(directory);
  const end = [uint32(0x06054b50), uint16(0), uint16(0), uint16(files.length), uint16(files.length)];
  return Buffer.concat([...parts, entries, ...end, uint32(entries.length), uint32(offset), uint16(0)]);
}

/** What the local header and the directory both say: version, flags, method "stored", time, checksum, sizes, name. */
function commonFields(name: string, bytes: Uint8Array): Buffer {
  return Buffer.concat([
    ...[VERSION, 0, 0, 0, DOS_DATE].map(uint16),
    ...[crc32(bytes), bytes.length, bytes.length].map(uint32),
    uint16(name.length),
  ]);
}

function directoryEntry(fields: Buffer, name: string, offset: number): Buffer {
  const [extra, comment, disk, internal] = [0, 0, 0, 0].map(uint16);
  const numbers = [extra, comment, disk, internal, uint32(0), uint32(offset)] as Buffer[];
  return Buffer.concat([uint32(0x02014b50), uint16(VERSION), fields, ...numbers, Buffer.from(name, "ascii")]);
}

/** An extra field that brings what follows it to the next multiple. */
function paddingAfter(position: number): Buffer {
  let length = (ALIGNMENT - (position % ALIGNMENT)) % ALIGNMENT;
  if (length === 0) return Buffer.alloc(0);
  if (length < SMALLEST_EXTRA_BYTES) length += ALIGNMENT;
  const padding = Buffer.alloc(length);
  padding.writeUInt16LE(PADDING_ID, 0);
  padding.writeUInt16LE(length - SMALLEST_EXTRA_BYTES, 2);
  return padding;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
