// Short looping clips: swings rendered by render_clip.py (played there and back), and slow breaths made from still masters.
//   node clips.mjs RAW_DIR FRAMES_DIR          needs ffmpeg
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [rawDir, framesDir] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const outDir = join(here, "../../lib/db/seed/demo/clips");
// zoom: how far a breath moves in; focus: the point it moves towards (shares from the top left); flicker: candlelight
const {
  fps: FPS,
  seconds: SECONDS,
  breaths: BREATHS,
  swings: SWINGS,
  ...SIZE
} = JSON.parse(readFileSync(join(here, "clips.json"), "utf8"));
const MAX_KB = 900;
const CODEC = [
  "-c:v",
  "libx264",
  "-preset",
  "slow",
  "-crf",
  "23",
  "-profile:v",
  "main",
  "-movflags",
  "+faststart",
  "-an",
];

/** ffmpeg filter: zoom in and back over one period, so that the last frame meets the first. */
function breathing({ zoom, focus, flicker }) {
  const frames = Math.round(FPS * SECONDS);
  const phase = `2*PI*on/${frames}`;
  const z = `1+${zoom / 2}*(1-cos(${phase}))`;
  const pan = (axis, share) => `(i${axis}-i${axis}/zoom)*${share}`;
  const move = `zoompan=z='${z}':x='${pan("w", focus[0])}':y='${pan("h", focus[1])}':d=${frames}:s=${SIZE.width}x${SIZE.height}:fps=${FPS}`;
  const glow = `eq=eval=frame:brightness='0.008*sin(2*PI*t*5/${SECONDS})+0.006*sin(2*PI*t*13/${SECONDS})'`;
  return ["scale=2880:3600:flags=lanczos", move, ...(flicker ? [glow] : []), "format=yuv420p"].join(",");
}

/** Size report; a clip that is too heavy should be noticed. */
function report(name, target) {
  const kB = Math.round(statSync(target).size / 1024);
  console.log(name, kB, "kB", kB > MAX_KB ? "TOO LARGE" : "");
}

/** Loop made from one still. */
function breathe(clip) {
  const target = join(outDir, `${clip.name}.mp4`);
  const input = ["-i", join(rawDir, `${clip.still}.png`)];
  execFileSync("ffmpeg", ["-y", "-loglevel", "error", ...input, "-vf", breathing(clip), ...CODEC, target]);
  report(clip.name, target);
}

/** Loop made from rendered frames, forwards and then backwards without repeating the ends. */
function swing(clip) {
  if (!existsSync(framesDir)) return;
  const frames = readdirSync(framesDir)
    .filter((f) => f.startsWith(clip.still + "-") && f.endsWith(".png"))
    .sort();
  if (frames.length < 8) return;
  const folder = mkdtempSync(join(tmpdir(), "clip-"));
  const order = [...frames, ...frames.slice(1, -1).reverse()];
  order.forEach((file, i) => copyFileSync(join(framesDir, file), join(folder, `${String(i).padStart(4, "0")}.png`)));
  const target = join(outDir, `${clip.name}.mp4`);
  const input = ["-framerate", String(clip.fps), "-i", join(folder, "%04d.png")];
  const filter = `minterpolate=fps=${clip.fps * 2}:mi_mode=mci:mc_mode=aobmc:vsbmc=1,scale=${SIZE.width}:${SIZE.height}:flags=lanczos,format=yuv420p`;
  execFileSync("ffmpeg", ["-y", "-loglevel", "error", ...input, "-vf", filter, ...CODEC, target]);
  report(clip.name, target);
}

mkdirSync(outDir, { recursive: true });
BREATHS.forEach(breathe);
SWINGS.forEach(swing);
