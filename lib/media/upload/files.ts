import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { env } from "@/lib/env/server";

/** What is served, by `server/uploads.mjs`, and what never is. */
const FOLDERS = { served: "media", originals: "originals" } as const;
type Folder = keyof typeof FOLDERS;

const pathOf = (folder: Folder, name: string) => join(resolve(env.DATA_DIR), FOLDERS[folder], name);

export const isKept = (folder: Folder, name: string): boolean => existsSync(pathOf(folder, name));

export const readKept = (folder: Folder, name: string): Promise<Buffer> => readFile(pathOf(folder, name));

/** A reader sees the whole file or none. */
export async function keep(folder: Folder, name: string, bytes: Uint8Array): Promise<void> {
  const path = pathOf(folder, name);
  const temporary = pathOf(folder, `.tmp-${crypto.randomUUID()}`);
  await mkdir(join(resolve(env.DATA_DIR), FOLDERS[folder]), { recursive: true });
  await writeFile(temporary, bytes);
  await rename(temporary, path);
}
