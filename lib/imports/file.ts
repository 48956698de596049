import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { DomainError } from "@/lib/core/errors";
import { IMPORT_LIMITS } from "@/lib/core/import-limits";

const zip = promisify(gzip);
const unzip = promisify(gunzip);

const tooLarge = () =>
  new DomainError({
    code: "too_large",
    reason: "import-too-large",
    detail: `More than ${IMPORT_LIMITS.fileBytes} bytes.`,
  });

/**
 * The file that somebody sent, plain; the browser may have gzipped it for a slow line.
 *
 * @throws DomainError `too_large` before more than the limit was unpacked, `invalid` `import-not-csv` for a broken one.
 */
export async function unpackUpload(bytes: Buffer): Promise<Buffer> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = isPacked ? await unpack(bytes) : bytes;
  if (plain.length > IMPORT_LIMITS.fileBytes) throw tooLarge();
  return plain;
}

export const packFile = (bytes: Buffer): Promise<Buffer> => zip(bytes);

/** A file as it is kept, plain. */
export const unpackFile = (content: Buffer): Promise<Buffer> => unpack(content);

async function unpack(bytes: Buffer): Promise<Buffer> {
  try {
    return await unzip(bytes, { maxOutputLength: IMPORT_LIMITS.fileBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge();
    throw new DomainError({
      code: "invalid",
      reason: "import-not-csv",
      detail: "The packed file is broken.",
      cause: error,
    });
  }
}
