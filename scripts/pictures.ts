import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { shareCardName } from "../lib/core/picture-url";
import { PictureManifest, type PictureRecord } from "../lib/media/manifest";
import { makeRenditions, renditionHash, type Rendition } from "../lib/media/renditions";
import { renditionFileName, type RenditionFormat } from "../lib/media/rules";
import { makeShareCard } from "../lib/media/share-card";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MASTERS = join(ROOT, "lib/db/seed/demo/pictures");
const OUT = join(ROOT, "public/media");
const MANIFEST = "manifest.json";
const TEMPORARY = ".tmp-";
const TEMPORARY_MAX_AGE_MS = 10 * 60_000;
// More threads than this would only queue for libuv's four.
const MASTERS_AT_ONCE = Math.min(4, availableParallelism());

type Master = { name: string; path: string };

async function listMasters(): Promise<Master[]> {
  const entries = await readdir(MASTERS, { recursive: true });
  const masters = entries
    .filter((entry) => entry.endsWith(".avif"))
    .map((entry) => ({ name: basename(entry, ".avif"), path: join(MASTERS, entry) }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  const twice = masters.find((master, index) => masters[index + 1]?.name === master.name);
  if (twice) throw new Error(`Two demo pictures are called ${twice.name}; give one of them another name.`);
  return masters;
}

async function readManifest(): Promise<PictureManifest> {
  try {
    return PictureManifest.parse(JSON.parse(await readFile(join(OUT, MANIFEST), "utf8")));
  } catch {
    return {}; // Absent or of an older shape: everything is made again.
  }
}

function fileNames({ key, widths }: PictureRecord): string[] {
  const names = (format: RenditionFormat) => widths[format].map((width) => renditionFileName(key, { width, format }));
  return [...names("avif"), ...names("webp")];
}

/** A reader sees the old file, the new one, or none; never half of one. */
async function writeAtomically(name: string, content: Uint8Array | string): Promise<void> {
  const temporary = join(OUT, `${TEMPORARY}${String(process.pid)}-${name}`);
  await writeFile(temporary, content);
  await rename(temporary, join(OUT, name));
}

function widthsOf(files: Rendition[], format: RenditionFormat): number[] {
  return files.filter((file) => file.format === format).map((file) => file.width);
}

async function makePicture({ name, path }: Master, known: PictureManifest): Promise<PictureRecord> {
  const bytes = await readFile(path);
  const key = `${name}-${renditionHash(bytes)}`;
  const before = known[name];
  // Apart from the renditions: making one anew does not make those anew.
  if (!existsSync(join(OUT, shareCardName(key)))) await writeAtomically(shareCardName(key), await makeShareCard(bytes));
  if (before?.key === key && fileNames(before).every((file) => existsSync(join(OUT, file)))) return before;
  const { files, ...picture } = await makeRenditions(bytes).catch((cause: unknown) => {
    const where = relative(ROOT, path);
    throw new Error(`The picture ${where} is broken; restore it (git checkout -- ${where}) and start again.`, {
      cause,
    });
  });
  for (const file of files) await writeAtomically(renditionFileName(key, file), file.bytes);
  return { key, ...picture, widths: { avif: widthsOf(files, "avif"), webp: widthsOf(files, "webp") } };
}

async function removeUnexplained(manifest: PictureManifest): Promise<void> {
  const records = Object.values(manifest);
  const cards = records.map(({ key }) => shareCardName(key));
  const explained = new Set([MANIFEST, ...cards, ...records.flatMap(fileNames)]);
  for (const name of await readdir(OUT)) {
    if (explained.has(name)) continue;
    const path = join(OUT, name);
    // Another run (npm test beside npm start) may be about to rename a young one.
    const isYoung = name.startsWith(TEMPORARY) && Date.now() - (await stat(path)).mtimeMs < TEMPORARY_MAX_AGE_MS;
    if (!isYoung) await rm(path, { recursive: true, force: true });
  }
}

function showProgress(done: number, total: number): void {
  if (process.stdout.isTTY)
    process.stdout.write(`\rpictures ${String(done)}/${String(total)}${done === total ? "\n" : ""}`);
  else if (done === total || done % 10 === 0) console.log(`pictures ${String(done)}/${String(total)}`);
}

async function makePictures(): Promise<void> {
  sharp.concurrency(1);
  await mkdir(OUT, { recursive: true });
  const known = await readManifest();
  const masters = await listMasters();
  const records = new Map<string, PictureRecord>();
  const waiting = masters.values();
  const work = async () => {
    for (const master of waiting) {
      const record = await makePicture(master, known);
      records.set(master.name, record);
      if (record !== known[master.name] || records.size === masters.length) showProgress(records.size, masters.length);
    }
  };
  await Promise.all(Array.from({ length: MASTERS_AT_ONCE }, work));
  const manifest = Object.fromEntries([...records].sort(([a], [b]) => a.localeCompare(b, "en")));
  await writeAtomically(MANIFEST, `${JSON.stringify(manifest, null, 1)}\n`);
  await removeUnexplained(manifest);
}

try {
  await makePictures();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
