import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { requireFileName } from "./file-name";

/** Bytes of a file, both included; it must have them. */
export type Part = { start: number; end: number };

/** Where bytes are kept by name. Small on purpose: a folder does it, and so does any object store. */
export type Storage = {
  /** A reader sees all of it or none. */
  put: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Null where nothing has this name. A part is from its first byte to its last. */
  get: (name: string, part?: Part) => Promise<Buffer | null>;
  /** Bytes; null where nothing has this name. */
  size: (name: string) => Promise<number | null>;
  /** Nothing happens where nothing has this name. */
  remove: (name: string) => Promise<void>;
  list: () => Promise<string[]>;
};

const isMissing = (error: unknown): boolean => (error as { code?: string } | null)?.code === "ENOENT";
const orNull = <Answer>(asked: Promise<Answer>): Promise<Answer | null> =>
  asked.catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });

async function readPart(path: string, { start, end }: Part): Promise<Buffer> {
  const file = await open(path);
  try {
    const bytes = Buffer.alloc(end - start + 1);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const TEMPORARY = ".tmp-";

/** Keeps files in a folder of this machine. */
export function folderStorage(folder: string): Storage {
  const pathOf = (name: string) => join(folder, requireFileName(name));
  return {
    async put(name, bytes) {
      const path = pathOf(name);
      await mkdir(folder, { recursive: true });
      const temporary = join(folder, `${TEMPORARY}${crypto.randomUUID()}`);
      await writeFile(temporary, bytes);
      await rename(temporary, path);
    },
    get: async (name, part) => orNull(part ? readPart(pathOf(name), part) : readFile(pathOf(name))),
    size: async (name) => orNull(stat(pathOf(name)).then(({ size }) => size)),
    remove: async (name) => rm(pathOf(name), { force: true }),
    list: async () => {
      const names = await readdir(folder).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      });
      return names.filter((name) => !name.startsWith(TEMPORARY));
    },
  };
}
