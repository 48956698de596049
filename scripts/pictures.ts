import { readFile, readdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { LOCALES } from "../lib/core/locale";
import { shareCardName } from "../lib/core/picture-url";
import { type DemoClip, readDemoClips } from "../lib/db/seed/demo-files";
import { clipDurationMs, writeCaptions } from "../lib/media/clips";
import { APP_ICONS, iconFileName } from "../lib/media/icons";
import { makeIcon } from "../lib/media/make-icon";
import { PictureManifest, type PictureRecord } from "../lib/media/manifest";
import { makeRenditions, renditionHash, type Rendition } from "../lib/media/renditions";
import { captionsFileName, clipFileName, renditionFileName, type RenditionFormat } from "../lib/media/rules";
import { makeShareCard } from "../lib/media/share-card";
import { isMade, MEDIA_FOLDER, openMediaFolder, removeUnexplained, writeAtomically } from "./media/folder";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DEMO = join(ROOT, "lib/db/seed/demo");
const MASTERS = join(DEMO, "pictures");
const MANIFEST = "manifest.json";
// More threads than this would only queue for libuv's four.
const MASTERS_AT_ONCE = Math.min(4, availableParallelism());

/** A picture, or a video with the picture that is its poster. */
type Master = { name: string; path: string; clip?: DemoClip };

async function listMasters(): Promise<Master[]> {
  const entries = await readdir(MASTERS, { recursive: true });
  const masters = entries
    .filter((entry) => entry.endsWith(".avif"))
    .map((entry) => ({ name: basename(entry, ".avif"), path: join(MASTERS, entry) }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  const twice = masters.find((master, index) => masters[index + 1]?.name === master.name);
  if (twice) throw new Error(`Two demo pictures are called ${twice.name}; give one of them another name.`);
  const clips = readDemoClips().map((clip) => ({ name: clip.id, path: join(MASTERS, clip.poster), clip }));
  return [...masters, ...clips];
}

async function readManifest(): Promise<PictureManifest> {
  try {
    return PictureManifest.parse(JSON.parse(await readFile(join(MEDIA_FOLDER, MANIFEST), "utf8")));
  } catch {
    return {}; // Absent or of an older shape: everything is made again.
  }
}

function fileNames({ key, widths, durationMs }: PictureRecord): string[] {
  const names = (format: RenditionFormat) => widths[format].map((width) => renditionFileName(key, { width, format }));
  const clip = durationMs === undefined ? [] : [clipFileName(key), ...LOCALES.map((one) => captionsFileName(key, one))];
  return [...names("avif"), ...names("webp"), ...clip];
}

function widthsOf(files: Rendition[], format: RenditionFormat): number[] {
  return files.filter((file) => file.format === format).map((file) => file.width);
}

/** What belongs to a video beside its poster: the file as it is, and its captions. */
async function readClip({ file, caption }: DemoClip) {
  const mp4 = await readFile(join(DEMO, file));
  const durationMs = clipDurationMs(mp4);
  return { mp4, durationMs, captions: LOCALES.map((locale) => writeCaptions(caption[locale], durationMs)) };
}

async function makePicture({ name, path, clip }: Master, known: PictureManifest): Promise<PictureRecord> {
  const bytes = await readFile(path);
  const film = clip && (await readClip(clip));
  const parts = film ? [bytes, film.mp4, ...film.captions.map((text) => Buffer.from(text))] : [bytes];
  const key = `${name}-${renditionHash(Buffer.concat(parts))}`;
  const before = known[name];
  // Apart from the renditions: making one anew does not make those anew.
  if (!isMade(shareCardName(key))) await writeAtomically(shareCardName(key), await makeShareCard(bytes));
  if (before?.key === key && fileNames(before).every(isMade)) return before;
  const { files, ...picture } = await makeRenditions(bytes).catch((cause: unknown) => {
    const where = relative(ROOT, path);
    throw new Error(`The picture ${where} is broken; restore it (git checkout -- ${where}) and start again.`, {
      cause,
    });
  });
  for (const file of files) await writeAtomically(renditionFileName(key, file), file.bytes);
  if (film) {
    await writeAtomically(clipFileName(key), film.mp4);
    for (const [index, locale] of LOCALES.entries()) {
      await writeAtomically(captionsFileName(key, locale), film.captions[index] ?? "");
    }
  }
  const facts = { ...picture, ...(film ? { durationMs: film.durationMs } : {}) };
  return { key, ...facts, widths: { avif: widthsOf(files, "avif"), webp: widthsOf(files, "webp") } };
}

function showProgress(done: number, total: number): void {
  if (process.stdout.isTTY)
    process.stdout.write(`\rpictures ${String(done)}/${String(total)}${done === total ? "\n" : ""}`);
  else if (done === total || done % 10 === 0) console.log(`pictures ${String(done)}/${String(total)}`);
}

async function makeIcons(): Promise<string[]> {
  for (const icon of APP_ICONS) {
    const file = iconFileName(icon.name);
    if (!isMade(file)) await writeAtomically(file, await makeIcon(icon));
  }
  return APP_ICONS.map(({ name }) => iconFileName(name));
}

async function makePictures(): Promise<void> {
  sharp.concurrency(1);
  await openMediaFolder();
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
  const icons = await makeIcons();
  const explained = new Set([
    ...icons,
    ...Object.values(manifest).flatMap((record) => [shareCardName(record.key), ...fileNames(record)]),
  ]);
  await removeUnexplained(explained, (name) => /\.(?:avif|webp|png|jpe?g|mp4|vtt)$/.test(name));
}

try {
  await makePictures();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
