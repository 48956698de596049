import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Film = {
  /** Pixels, and seconds. */
  width?: number;
  height?: number;
  seconds?: number;
  fps?: number;
  /** Further inputs and options of ffmpeg, before the name of the file. */
  options?: readonly string[];
  ending?: "mp4" | "mov" | "webm" | "avi";
};

/** A file that ffmpeg makes of a moving test picture. */
export function makeFilm(film: Film = {}): Buffer {
  const { width = 320, height = 400, seconds = 2, fps = 10, options = ["-c:v", "libx264"], ending = "mp4" } = film;
  const source = `testsrc=size=${String(width)}x${String(height)}:rate=${String(fps)}:duration=${String(seconds)}`;
  return runFfmpeg(["-f", "lavfi", "-i", source, ...options], { ending });
}

/** A film of another one. */
export const remakeFilm = (film: Buffer, options: readonly string[]): Buffer =>
  runFfmpeg(["-i", "given.mp4", ...options], { ending: "mp4", given: film });

function runFfmpeg(args: readonly string[], { ending, given }: { ending: string; given?: Buffer }): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "film-"));
  try {
    if (given) writeFileSync(join(folder, "given.mp4"), given);
    writeFileSync(join(folder, "words.srt"), "1\n00:00:00,000 --> 00:00:02,000\n<script>alert(1)</script>\n");
    execFileSync("ffmpeg", ["-v", "error", "-y", ...args, `film.${ending}`], { cwd: folder });
    return readFileSync(join(folder, `film.${ending}`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What ffprobe says of a file: its parts, and all that is written into it. */
export function describeFilm(film: Buffer) {
  const folder = mkdtempSync(join(tmpdir(), "film-"));
  try {
    writeFileSync(join(folder, "film.mp4"), film);
    const args = ["-v", "error", "-show_streams", "-show_format", "-show_chapters", "-of", "json", "film.mp4"];
    // Safe: the fields that ffprobe writes of every file.
    return JSON.parse(execFileSync("ffprobe", args, { cwd: folder, encoding: "utf8" })) as {
      streams: { codec_type: string; codec_name: string; width: number; height: number; pix_fmt: string }[];
      format: { duration: string; tags?: Record<string, string> };
      chapters: unknown[];
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
