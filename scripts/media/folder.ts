import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where every made file goes; the server hands them out as immutable. */
export const MEDIA_FOLDER = fileURLToPath(new URL("../../public/media", import.meta.url));

const TEMPORARY = ".tmp-";
const TEMPORARY_MAX_AGE_MS = 10 * 60_000;

export const openMediaFolder = () => mkdir(MEDIA_FOLDER, { recursive: true });

export const isMade = (name: string) => existsSync(join(MEDIA_FOLDER, name));

/** A reader sees the old file, the new one, or none; never half of one. */
export async function writeAtomically(name: string, content: Uint8Array | string): Promise<void> {
  const temporary = join(MEDIA_FOLDER, `${TEMPORARY}${String(process.pid)}-${name}`);
  await writeFile(temporary, content);
  await rename(temporary, join(MEDIA_FOLDER, name));
}

/**
 * Removes files that no longer belong to anything.
 *
 * @param explained Names to keep.
 * @param isOurs Whether a name is of the caller's kind: pictures and models clean up behind themselves only.
 */
export async function removeUnexplained(
  explained: ReadonlySet<string>,
  isOurs: (name: string) => boolean,
): Promise<void> {
  for (const name of await readdir(MEDIA_FOLDER)) {
    if (explained.has(name) || !isOurs(name)) continue;
    const path = join(MEDIA_FOLDER, name);
    // Another run (npm test beside npm start) may be about to rename a young one.
    const isYoung = name.startsWith(TEMPORARY) && Date.now() - (await stat(path)).mtimeMs < TEMPORARY_MAX_AGE_MS;
    if (!isYoung) await rm(path, { recursive: true, force: true });
  }
}
