import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { requireFileName } from "./file-name";

/** Where bytes are kept by name. Small on purpose: a folder does it, and so does any object store. */
export type Storage = {
  /** A reader sees all of it or none. */
  put: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Null where nothing has this name. */
  get: (name: string) => Promise<Buffer | null>;
  /** Nothing happens where nothing has this name. */
  remove: (name: string) => Promise<void>;
  list: () => Promise<string[]>;
};

const isMissing = (error: unknown): boolean => (error as { code?: string } | null)?.code === "ENOENT";
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
    get: async (name) =>
      readFile(pathOf(name)).catch((error: unknown) => {
        if (isMissing(error)) return null;
        throw error;
      }),
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
