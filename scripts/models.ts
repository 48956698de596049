import { readFile, readdir } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { VIEWER_KEY } from "../lib/core/model-url";
import { ModelManifest } from "../lib/media/manifest";
import { modelHash } from "./models/model-hash";
import { isMade, MEDIA_FOLDER, openMediaFolder, removeUnexplained, writeAtomically } from "./media/folder";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MASTERS = join(ROOT, "lib/db/seed/demo/models");
const MANIFEST = "models.json";
const VIEWER = `${VIEWER_KEY}.js`;
const OURS = /\.(?:glb|usdz|js)(?:\.br|\.gz)?$/;

/** What is smaller when compressed. A package for iPhones is not: the system's own loader fetches it. */
const compressed = (name: string) => [name, `${name}.br`, `${name}.gz`];
const fileNames = (key: string) => [...compressed(`${key}.glb`), `${key}.usdz`];

async function readManifest(): Promise<ModelManifest> {
  try {
    return ModelManifest.parse(JSON.parse(await readFile(join(MEDIA_FOLDER, MANIFEST), "utf8")));
  } catch {
    return {}; // Absent or of an older shape: everything is made again.
  }
}

async function writeCompressed(name: string, bytes: Uint8Array): Promise<void> {
  const [br, gz] = await Promise.all([promisify(brotliCompress)(bytes), promisify(gzip)(bytes, { level: 9 })]);
  await writeAtomically(`${name}.br`, br);
  await writeAtomically(`${name}.gz`, gz);
  await writeAtomically(name, bytes);
}

/** @returns The model's handle and key. */
async function makeFiles(file: string, known: ModelManifest): Promise<[handle: string, key: string]> {
  const handle = basename(file, ".glb");
  const path = join(MASTERS, file);
  const bytes = await readFile(path);
  const key = `${handle}-${modelHash(bytes)}`;
  if (known[handle] === key && fileNames(key).every(isMade)) return [handle, key];
  // Only now: a start that finds everything made is spared the libraries.
  const { makeModel } = await import("./models/make-model");
  const { glb, usdz } = await makeModel(bytes).catch((cause: unknown) => {
    const where = relative(ROOT, path);
    throw new Error(`The model ${where} is broken; restore it (git checkout -- ${where}) and start again.`, { cause });
  });
  await writeCompressed(`${key}.glb`, glb);
  await writeAtomically(`${key}.usdz`, usdz);
  return [handle, key];
}

async function makeViewerFile(): Promise<void> {
  if (compressed(VIEWER).every(isMade)) return;
  const { makeViewer } = await import("./models/viewer");
  await writeCompressed(VIEWER, await makeViewer());
}

async function makeModels(): Promise<void> {
  await openMediaFolder();
  const known = await readManifest();
  const files = (await readdir(MASTERS)).filter((file) => file.endsWith(".glb")).sort();
  const [made] = await Promise.all([Promise.all(files.map((file) => makeFiles(file, known))), makeViewerFile()]);
  const manifest: ModelManifest = Object.fromEntries(made);
  await writeAtomically(MANIFEST, `${JSON.stringify(manifest, null, 1)}\n`);
  const explained = new Set([...compressed(VIEWER), ...Object.values(manifest).flatMap(fileNames)]);
  await removeUnexplained(explained, (name) => OURS.test(name));
  console.log(`models ${String(files.length)}`);
}

try {
  await makeModels();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
