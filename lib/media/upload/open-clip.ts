import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { CLIP_LIMITS } from "@/lib/core/upload-limits";
import { requireClips, runTool } from "./ffmpeg";
import { refusePicture } from "./refusals";
import { takeTurns } from "./turns";

const inTurn = takeTurns({ atOnce: 1, mostWaiting: 5 });

/** A clip as phones play it, and the still that stands in for it. */
export type OpenedClip = {
  mp4: Buffer;
  poster: Buffer;
  durationMs: number;
  /** Small stills from its beginning to its end, for whoever looks at what it shows. */
  stills: Buffer[];
};

/** Phones write the first, browsers that record also the second. */
type Container = "mov" | "matroska";

/** Where the first box of a file names itself. */
const BOX_NAME_AT = 4;
/** Pictures in the same boxes: HEIC, AVIF and their kin. */
const STILL = /^ftyp(?:hei|hev|mif1|msf1|avi|miaf)/;
const EBML_START = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);

/** What a file is by its first bytes; null for no film that we take. */
function sniffFilm(bytes: Buffer): Container | null {
  const box = bytes.toString("latin1", BOX_NAME_AT, BOX_NAME_AT + 8);
  if (box.startsWith("ftyp")) return STILL.test(box) ? null : "mov";
  return bytes.subarray(0, EBML_START.length).equals(EBML_START) ? "matroska" : null;
}

/**
 * Makes a silent H.264 clip of an MP4, MOV or WebM that somebody sent: of its first film, turned as it says, at most 720
 * pixels wide, without sound, metadata, chapters and texts. ffmpeg does it, in processes of its own.
 *
 * @param options `stills` how many are wanted.
 * @throws DomainError `invalid` at `#/file` with one of `clip-unavailable`, `not-a-clip`, `clip-too-large`,
 *   `clip-too-long`, `clip-too-short`, `clip-shape`, `clip-broken`, `clip-too-heavy`; `unavailable` when too many wait.
 */
export async function openClip(bytes: Buffer, { stills = 0 } = {}): Promise<OpenedClip> {
  if (bytes.length > CLIP_LIMITS.bytes) throw refusePicture("clip-too-large");
  const container = sniffFilm(bytes);
  if (container === null) throw refusePicture("not-a-clip");
  requireClips();
  return inTurn(async () => {
    // What tells where a film's parts are may stand at its end: it must be a file.
    const folder = await mkdtemp(join(tmpdir(), "clip-"));
    try {
      const sent = join(folder, "sent");
      await writeFile(sent, bytes);
      return await make(folder, { sent, container, stills });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/** This demuxer and no other: one for lists would open what they name. */
const readAs = (container: Container) => ["-protocol_whitelist", "file", "-f", container];

type Sent = { sent: string; container: Container; stills: number };

async function make(folder: string, { sent, container, stills }: Sent): Promise<OpenedClip> {
  requireFit(await probe(sent, container));
  const mp4 = join(folder, "clip.mp4");
  await runTool("ffmpeg", [
    ...["-nostdin", ...readAs(container), "-t", String(CLIP_LIMITS.longest + 1), "-i", `file:${sent}`],
    ...["-map", "0:v:0", "-an", "-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"],
    ...["-vf", "scale=w='trunc(min(720,iw)/2)*2':h=-2:flags=bicubic,setsar=1,format=yuv420p", "-fpsmax", "30"],
    ...["-c:v", "libx264", "-profile:v", "main", "-preset", "veryfast", "-crf", "26", "-threads", "2"],
    ...["-maxrate", "1500k", "-bufsize", "3000k", "-fflags", "+bitexact", "-flags:v", "+bitexact"],
    ...["-movflags", "+faststart", "-f", "mp4", `file:${mp4}`],
  ]);
  // What it says of itself may be missing or untrue: what was made of it is neither.
  const made = await probe(mp4, "mov");
  requireLength(made);
  const seconds = made.seconds ?? 0;
  const durationMs = Math.round(seconds * 1_000);
  const poster = await drawStill(mp4, { at: Math.min(1, seconds / 2), width: 720 });
  const drawn: Buffer[] = [];
  for (let index = 0; index < stills; index += 1) {
    drawn.push(await drawStill(mp4, { at: (seconds * (index + 0.5)) / stills, width: 360 }));
  }
  return { mp4: await readFile(mp4), poster, durationMs, stills: drawn };
}

type Still = { at: number; width: number };

/** One picture of a clip of ours as a JPEG; its first one where none begins so late. */
async function drawStill(mp4: string, { at, width }: Still): Promise<Buffer> {
  const still = `${mp4}-${String(width)}-${at.toFixed(3)}.jpg`;
  await runTool("ffmpeg", [
    ...["-nostdin", ...readAs("mov"), "-ss", at.toFixed(3), "-i", `file:${mp4}`],
    ...["-vf", `scale=w='min(${String(width)},iw)':h=-2`],
    ...["-frames:v", "1", "-q:v", "2", "-update", "1", "-y", "-f", "image2", `file:${still}`],
  ]);
  const drawn = await readFile(still).catch(() => null);
  if (drawn !== null) return drawn;
  if (at === 0) throw refusePicture("clip-broken");
  return drawStill(mp4, { at: 0, width });
}

const Probed = z.object({
  streams: z.array(z.object({ width: z.int(), height: z.int() })),
  format: z.object({ duration: z.coerce.number().optional() }),
});

type Facts = { width: number; height: number; seconds: number | undefined };

async function probe(path: string, container: Container): Promise<Facts> {
  const shown = ["-show_entries", "stream=width,height:format=duration", "-select_streams", "v:0", "-of", "json"];
  const answer = await runTool("ffprobe", [...readAs(container), ...shown, `file:${path}`]);
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
  requireLength({ seconds });
}

function requireLength({ seconds }: Pick<Facts, "seconds">): void {
  if (seconds === undefined) return;
  if (seconds < CLIP_LIMITS.shortest) throw refusePicture("clip-too-short");
  if (seconds > CLIP_LIMITS.longest + CLIP_LIMITS.grace) throw refusePicture("clip-too-long");
}
