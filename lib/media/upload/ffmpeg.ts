import { existsSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/lib/env/server";
import { refusePicture } from "./refusals";
import { runLimited } from "./run-limited";

/** A minute of film is made in a third of it on a slow core. */
const LIMITS = { addressSpaceKb: 3_000_000, cpuSeconds: 180, mayWrite: true, ms: 240_000, answerBytes: 1_000_000 };

type Tool = "ffmpeg" | "ffprobe";

const USUAL = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];

function find(tool: Tool): string | undefined {
  const folders = env.FFMPEG_DIR === undefined ? USUAL : [env.FFMPEG_DIR];
  return folders.map((folder) => join(folder, tool)).find((path) => existsSync(path));
}

/** Whether this machine can make clips: it has ffmpeg and ffprobe. Looked up each time, so that installing is enough. */
export const canMakeClips = (): boolean => find("ffmpeg") !== undefined && find("ffprobe") !== undefined;

/** @throws DomainError `invalid` `clip-unavailable` where it cannot. */
export function requireClips(): void {
  if (!canMakeClips()) throw refusePicture("clip-unavailable");
}

/**
 * Runs one of ffmpeg's programs, which knows nothing of ours and may open files alone: no network, no lists of others.
 *
 * @param args All but the ones for quiet. Output goes to a file that they name, or is what is returned.
 * @returns What it wrote to standard output.
 * @throws DomainError `invalid` `clip-unavailable` without the program, `clip-broken` when it could not read the file,
 *   `clip-too-heavy` when it took too much.
 */
export async function runTool(tool: Tool, args: readonly string[]): Promise<Buffer> {
  const program = find(tool);
  if (program === undefined) throw refusePicture("clip-unavailable");
  const command = [program, "-v", "error", ...args];
  const { output, code, signal } = await runLimited({ command, env: {}, limits: LIMITS });
  if (signal !== null) throw refusePicture("clip-too-heavy");
  if (code !== 0) throw refusePicture("clip-broken");
  return output;
}
