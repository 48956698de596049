import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { CLIP_LIMITS } from "@/lib/core/upload-limits";
import { canMakeClips, runTool } from "./ffmpeg";
import { refusePicture } from "./refusals";
import { takeTurns } from "./turns";

const inTurn = takeTurns({ atOnce: 1, mostWaiting: 5 });

/** A clip as phones play it, and the still that stands in for it. */
export type OpenedClip = { mp4: Buffer; poster: Buffer; durationMs: number };

/** Where the first box of a file names itself. */
const BOX_NAME_AT = 4;

/**
 * Makes a silent H.264 clip of an MP4 or MOV that somebody sent: of its first film, turned as it says, at most 720
 * pixels wide, without sound, metadata, chapters and texts. ffmpeg does it, in processes of its own.
 *
 * @throws DomainError `invalid` at `#/file` with one of `clip-unavailable`, `not-a-clip`, `clip-too-large`,
 *   `clip-too-long`, `clip-too-short`, `clip-shape`, `clip-broken`, `clip-too-heavy`; `unavailable` when too many wait.
 */
export async function openClip(bytes: Buffer): Promise<OpenedClip> {
  if (bytes.length > CLIP_LIMITS.bytes) throw refusePicture("clip-too-large");
  if (bytes.toString("latin1", BOX_NAME_AT, BOX_NAME_AT + 4) !== "ftyp") throw refusePicture("not-a-clip");
  if (!canMakeClips()) throw refusePicture("clip-unavailable");
  return inTurn(async () => {
    // What tells where a film's parts are may stand at its end: it must be a file.
    const folder = await mkdtemp(join(tmpdir(), "clip-"));
    try {
      const sent = join(folder, "sent");
      await writeFile(sent, bytes);
      return await make(folder, sent);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/** This demuxer and no other: one for lists would open what they name. */
const READ = ["-protocol_whitelist", "file", "-f", "mov"] as const;

async function make(folder: string, sent: string): Promise<OpenedClip> {
  requireFit(await probe(sent));
  const mp4 = join(folder, "clip.mp4");
  await runTool("ffmpeg", [
    ...["-nostdin", ...READ, "-t", String(CLIP_LIMITS.longest), "-i", `file:${sent}`],
    ...["-map", "0:v:0", "-an", "-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"],
    ...["-vf", "scale=w='min(720,iw)':h=-2:flags=bicubic,setsar=1,format=yuv420p", "-fpsmax", "30"],
    ...["-c:v", "libx264", "-profile:v", "main", "-preset", "veryfast", "-crf", "26", "-threads", "2"],
    ...["-maxrate", "1500k", "-bufsize", "3000k", "-fflags", "+bitexact", "-flags:v", "+bitexact"],
    ...["-movflags", "+faststart", "-f", "mp4", `file:${mp4}`],
  ]);
  const made = await probe(mp4);
  const durationMs = Math.round(made.seconds * 1_000);
  const poster = join(folder, "poster.jpg");
  await runTool("ffmpeg", [
    ...["-nostdin", ...READ, "-ss", String(Math.min(1, made.seconds / 2)), "-i", `file:${mp4}`],
    ...["-frames:v", "1", "-q:v", "2", "-update", "1", "-f", "image2", `file:${poster}`],
  ]);
  return { mp4: await readFile(mp4), poster: await readFile(poster), durationMs };
}

const Probed = z.object({
  streams: z.array(z.object({ width: z.int(), height: z.int() })),
  format: z.object({ duration: z.coerce.number() }),
});

type Facts = { width: number; height: number; seconds: number };

async function probe(path: string): Promise<Facts> {
  const shown = ["-show_entries", "stream=width,height:format=duration", "-select_streams", "v:0", "-of", "json"];
  const answer = await runTool("ffprobe", [...READ, ...shown, `file:${path}`]);
  const said = Probed.safeParse(JSON.parse(answer.toString("utf8")));
  const [film] = said.data?.streams ?? [];
  if (!said.data || !film) throw refusePicture("clip-broken");
  return { ...film, seconds: said.data.format.duration };
}

/** What a file says of itself; what it really has is cut off by the limits of the one who reads it. */
function requireFit({ width, height, seconds }: Facts): void {
  const sides = [width, height];
  if (Math.min(...sides) < CLIP_LIMITS.smallestSide || Math.max(...sides) > CLIP_LIMITS.largestSide) {
    throw refusePicture("clip-shape");
  }
  if (!(seconds >= CLIP_LIMITS.shortest)) throw refusePicture("clip-too-short");
  if (seconds > CLIP_LIMITS.longest) throw refusePicture("clip-too-long");
}
