import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import sharp from "sharp";
import type { Screening } from "@/lib/db/schema/submissions";
import { log } from "@/lib/log/server";
import { letOthersGoFirst } from "@/lib/media";
import { MODEL_PIXELS } from "./model-input";

/** Made of `model-process.ts` by `scripts/build/apart.mjs`. */
const PROGRAM = ".cache/apart/model-process.mjs";
const MEMORY_MB = 512;
const PATIENCE_MS = 30_000;
/** It holds 200 MB: without work it goes, and the next picture brings it back. */
const IDLE_MS = 60_000;

type Answer = Screening["model"];
type Running = { child: ChildProcessWithoutNullStreams; waiting: ((answer: Answer) => void)[]; idle?: NodeJS.Timeout };

let running: Running | null = null;

/**
 * Asks the model what it sees. It runs in a process of its own, started with the first picture; pictures wait for each
 * other there.
 *
 * @param picture A rendition of ours.
 * @returns Null when the model cannot run here: people look at it all the same.
 */
export async function askModel(picture: Buffer): Promise<Answer> {
  const side = MODEL_PIXELS;
  const pixels = await sharp(picture)
    .resize(side, side, { fit: "fill" })
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer();
  const { child, waiting } = (running = running ?? start());
  clearTimeout(running.idle);
  const answer = new Promise<Answer>((resolve) => waiting.push(resolve));
  child.stdin.write(pixels);
  const late = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS * waiting.length);
  const given = await answer;
  clearTimeout(late);
  rest();
  return given;
}

/** Ends the model's process; the next picture starts it again. */
export function endModel(): void {
  running?.child.kill("SIGKILL");
}

function rest(): void {
  if (running === null || running.waiting.length > 0) return;
  clearTimeout(running.idle);
  running.idle = setTimeout(endModel, IDLE_MS);
  running.idle.unref();
}

function start(): Running {
  const root = process.cwd();
  const program = join(/* turbopackIgnore: true */ root, PROGRAM);
  const child = spawn(process.execPath, [`--max-old-space-size=${String(MEMORY_MB)}`, program], {
    cwd: root,
    // Knows nothing of ours: neither settings nor secrets.
    env: { NODE_ENV: "production" },
    stdio: ["pipe", "pipe", "pipe"],
  });
  letOthersGoFirst(child);
  const state: Running = { child, waiting: [] };
  child.stderr.resume();
  child.stdin.on("error", () => undefined);
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (line.startsWith("{")) state.waiting.shift()?.(readAnswer(line));
  });
  const end = () => {
    if (running === state) running = null;
    for (const give of state.waiting.splice(0)) give(null);
  };
  child.on("error", (error) => {
    log.warn({ error: error.message }, "the screening model does not run");
    end();
  });
  child.on("close", end);
  child.unref();
  return state;
}

function readAnswer(line: string): Answer {
  // Safe: our own process wrote it.
  const { Porn = 0, Sexy = 0, Hentai = 0, Neutral = 0, Drawing = 0 } = JSON.parse(line) as Record<string, number>;
  const rounded = (share: number) => Math.round(share * 1_000) / 1_000;
  return {
    porn: rounded(Porn),
    sexy: rounded(Sexy),
    hentai: rounded(Hentai),
    neutral: rounded(Neutral),
    drawing: rounded(Drawing),
  };
}
