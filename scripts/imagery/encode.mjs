// Encode masters for the web: PNG -> AVIF (and JPEG copies), GLB -> meshopt GLB with WebP textures, then validate the models.
//   node encode.mjs pictures RAW_DIR [KIND ...]      kinds: st, post, ugc; without one, all
//   node encode.mjs models   GLB_DIR
// Masters go to lib/db/seed/demo, which is what the seed reads.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [task, rawDir, ...kinds] = process.argv.slice(2);
const demo = join(dirname(fileURLToPath(import.meta.url)), "../../lib/db/seed/demo");
const QUALITY = 62;
const JPEG_COPIES = 20; // real uploads arrive as JPEG: the first customer photos also exist in that form

const KINDS = {
  st: { folder: "studio", sizes: { 1: [1080, 1350], 2: [864, 1080] } },
  ugc: { folder: "ugc", size: [810, 1012] },
  post: { folder: "posts", size: [1080, 1350] },
};

/** Final size of a picture from its name: st-mug-1, ugc-07, post-03. */
function finalSize(name) {
  const kind = KINDS[name.split("-")[0]];
  return kind.size ?? kind.sizes[name.at(-1)] ?? kind.sizes[1];
}

/** AVIF (and JPEG) for every PNG master that is newer than its copy. */
async function pictures() {
  const { default: sharp } = await import("sharp");
  sharp.concurrency(1);
  for (const file of readdirSync(rawDir).filter((f) => f.endsWith(".png"))) {
    const name = basename(file, ".png");
    const kind = name.split("-")[0];
    if (kinds.length > 0 && !kinds.includes(kind)) continue;
    const folder = join(demo, "pictures", KINDS[kind].folder);
    mkdirSync(folder, { recursive: true });
    const target = join(folder, `${name}.avif`);
    const source = join(rawDir, file);
    if (existsSync(target) && statSync(target).mtimeMs > statSync(source).mtimeMs) continue;
    const [width, height] = finalSize(name);
    const image = sharp(source).resize(width, height, { kernel: "lanczos3", fit: "cover" });
    if (name.startsWith("st-") || name.startsWith("post-")) image.sharpen({ sigma: 0.6, m1: 0.4, m2: 0.8 });
    const buffer = await image.png({ compressionLevel: 1 }).toBuffer();
    await sharp(buffer).avif({ quality: QUALITY, effort: 3 }).toFile(target);
    if (name.startsWith("ugc-") && Number(name.slice(4)) <= JPEG_COPIES)
      await sharp(buffer)
        .jpeg({ quality: 82, mozjpeg: true })
        .toFile(join(folder, `${name}.jpg`));
  }
}

/** Meshopt + WebP for every GLB, then the Khronos validator on the result. */
async function models() {
  const { NodeIO } = await import("@gltf-transform/core");
  const { ALL_EXTENSIONS } = await import("@gltf-transform/extensions");
  const { dedup, meshopt, prune, simplify, textureCompress, weld } = await import("@gltf-transform/functions");
  const { MeshoptDecoder, MeshoptEncoder, MeshoptSimplifier } = await import("meshoptimizer");
  const { default: sharp } = await import("sharp");
  const { default: validator } = await import("gltf-validator");
  await Promise.all([MeshoptEncoder.ready, MeshoptDecoder.ready, MeshoptSimplifier.ready]);
  const io = new NodeIO()
    .registerExtensions(ALL_EXTENSIONS)
    .registerDependencies({ "meshopt.encoder": MeshoptEncoder, "meshopt.decoder": MeshoptDecoder });
  const outDir = join(demo, "models");
  mkdirSync(outDir, { recursive: true });
  const report = {};
  for (const file of readdirSync(rawDir).filter((f) => f.endsWith(".glb"))) {
    const document = await io.read(join(rawDir, file));
    await document.transform(
      dedup(),
      weld(),
      simplify({ simplifier: MeshoptSimplifier, ratio: 0.55, error: 0.0006 }),
      prune(),
      textureCompress({ encoder: sharp, targetFormat: "webp", quality: 80 }),
      meshopt({ encoder: MeshoptEncoder, level: "high" }),
    );
    const bytes = await io.writeBinary(document);
    writeFileSync(join(outDir, file), bytes);
    const result = await validator.validateBytes(new Uint8Array(readFileSync(join(outDir, file))));
    const { numErrors, numWarnings } = result.issues;
    const size = document.getRoot().listScenes()[0];
    report[file] = {
      kB: Math.round(bytes.length / 1024),
      errors: numErrors,
      warnings: numWarnings,
      triangles: result.info.totalTriangleCount,
    };
    if (numErrors) console.log(file, JSON.stringify(result.issues.messages.slice(0, 3)));
  }
  console.table(report);
}

await { pictures, models }[task]();
