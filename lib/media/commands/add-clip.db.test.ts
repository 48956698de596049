import { readFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterEach, describe, expect, it } from "vitest";
import { media } from "@/lib/db/schema/media";
import { env } from "@/lib/env/server";
import { describeFilm, makeFilm, remakeFilm } from "@/lib/testing/clips";
import { withContext } from "@/lib/testing/database";
import { asStaff } from "@/lib/testing/staff";
import { getUploaded } from "../staff-queries";
import { openClip } from "../upload/open-clip";
import { addClip } from "./add-clip";

const visitor = { kind: "visitor" } as const;
const SOUND = ["-f", "lavfi", "-i", "sine=duration=2"];
const WORDS = ["-i", "words.srt", "-c:s", "mov_text"];
const PLACE = "+13.7563+100.5018/";
const served = (name: string) => readFileSync(join(env.DATA_DIR, "media", name));

/** All that a phone, or somebody with bad intentions, writes into a file beside its film. */
const full = () =>
  makeFilm({
    width: 1080,
    height: 1350,
    fps: 60,
    options: [
      ...[...SOUND, ...WORDS, "-c:v", "libx264", "-c:a", "aac", "-movflags", "use_metadata_tags"],
      ...[
        "-metadata",
        `location=${PLACE}`,
        "-metadata",
        "title=chob-payload",
        "-metadata",
        "com.apple.make=chob-payload",
      ],
    ],
  });

afterEach(() => {
  delete env.FFMPEG_DIR;
});

describe("addClip", () => {
  it("makes a small silent clip with a poster, and keeps nothing of what was written beside the film", () =>
    withContext(visitor, async (ctx) => {
      const staff = await asStaff(ctx, "curator");
      const bytes = full();
      expect(bytes.includes(PLACE)).toBe(true);
      const { id, key, isNew } = await addClip(staff, { bytes, fileName: "IMG_1.MP4" });
      expect(isNew).toBe(true);
      const clip = served(`${key}.mp4`);
      const { streams, format, chapters } = describeFilm(clip);
      expect(streams).toMatchObject([{ codec_name: "h264", width: 720, height: 900, pix_fmt: "yuv420p" }]);
      expect([streams.length, chapters.length, Math.round(Number(format.duration))]).toEqual([1, 0, 2]);
      for (const left of [PLACE, "chob-payload", "script"]) expect([left, clip.includes(left)]).toEqual([left, false]);
      // It begins to play before it is all there.
      expect(clip.indexOf("moov")).toBeLessThan(clip.indexOf("mdat"));
      const poster = await sharp(served(`${key}-720.avif`)).metadata();
      expect([poster.width, poster.height]).toEqual([720, 900]);
      expect(served(`${key}-share-1.jpg`).length).toBeGreaterThan(1_000);
      expect(await getUploaded(staff, id)).toMatchObject({
        ...{ width: 720, height: 900, whole: null },
        durationMs: expect.closeTo(2_000, -3) as number,
      });
      const [row] = await ctx.db.select().from(media).where(eq(media.id, id));
      expect(row).toMatchObject({ kind: "video", originalKey: null, uploadedBy: staff.personId });
      expect(await addClip(staff, { bytes, fileName: "again.mp4" })).toMatchObject({ id, key, isNew: false });
    }));

  it("shows a film that a phone took upright as one sees it", () =>
    withContext(visitor, async (ctx) => {
      const lying = makeFilm({ width: 400, height: 320, ending: "mov" });
      const bytes = remakeFilm(lying, ["-c", "copy", "-metadata:s:v:0", "rotate=90"]);
      const { width, height } = await addClip(await asStaff(ctx, "curator"), { bytes, fileName: "" });
      expect(width / height).toBeCloseTo(320 / 400, 2);
    }));

  it("takes a film of an odd width that does not say how long it is, as browsers record it", () =>
    withContext(visitor, async (ctx) => {
      const bytes = makeFilm({
        ...{ width: 321, height: 401, seconds: 2, ending: "webm" },
        // To a pipe: nobody can go back and write how long it became.
        options: ["-c:v", "libvpx", "-deadline", "realtime", "-live", "1"],
      });
      const { id } = await addClip(await asStaff(ctx, "curator"), { bytes, fileName: "recorded.webm" });
      const [row] = await ctx.db.select().from(media).where(eq(media.id, id));
      expect(row?.durationMs).toBeGreaterThan(1_500);
    }));

  it("draws stills from the beginning to the end, also of a film of two pictures", async () => {
    const options = ["-vf", "drawbox=c=white:t=fill:enable='gte(t,4)'", "-c:v", "libx264"];
    const { stills, poster } = await openClip(makeFilm({ seconds: 5, options }), { stills: 5 });
    const light = await Promise.all(stills.map(async (still) => (await sharp(still).stats()).channels[0]?.mean ?? 0));
    expect(light.map((mean) => mean > 240)).toEqual([false, false, false, false, true]);
    expect((await sharp(poster).metadata()).width).toBe(320);
    const slides = await openClip(makeFilm({ seconds: 2, fps: 1 }), { stills: 5 });
    expect(slides.stills).toHaveLength(5);
  });

  it.each<[name: string, reason: string, make: () => Buffer]>([
    ["nothing", "not-a-clip", () => Buffer.alloc(0)],
    ["a list of other files", "not-a-clip", () => Buffer.from("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n")],
    ["a list behind the head of a clip", "clip-broken", () => ftyp("#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1/x\n")],
    ["a concat script behind it", "clip-broken", () => ftyp("ffconcat version 1.0\nfile '/etc/passwd'\n")],
    ["another kind of film", "not-a-clip", () => makeFilm({ ending: "avi", options: [] })],
    ["the first half of a clip", "clip-broken", () => half(makeFilm())],
    ["sound alone", "clip-broken", () => makeFilm({ options: [...SOUND, "-map", "1:a", "-c:a", "aac"] })],
    ["one still", "clip-too-short", () => makeFilm({ seconds: 0.1 })],
    ["more than a minute", "clip-too-long", () => makeFilm({ width: 160, height: 160, seconds: 62, fps: 2 })],
    ["ten hours by its header", "clip-too-long", () => lasting(makeFilm(), 36_000)],
    ["a stamp", "clip-shape", () => makeFilm({ width: 64, height: 64 })],
    [
      "a wall",
      "clip-shape",
      () => makeFilm({ width: 4_200, height: 160, seconds: 1, fps: 2, options: ["-c:v", "mpeg4"] }),
    ],
    ["a band", "picture-shape", () => makeFilm({ width: 1_280, height: 160, seconds: 1 })],
    ["too many bytes", "clip-too-large", () => Buffer.concat([makeFilm(), Buffer.alloc(60_000_000)])],
  ])("refuses %s: %s", (_, reason, make) =>
    withContext(visitor, async (ctx) => {
      const staff = await asStaff(ctx, "curator");
      const refused = addClip(staff, { bytes: make(), fileName: "clip.mp4" });
      await expect(refused).rejects.toMatchObject({ code: "invalid", reason, errors: [{ pointer: "#/file" }] });
      expect(await ctx.db.$count(media, eq(media.uploadedBy, staff.personId))).toBe(0);
    }),
  );

  it("says so where the server has no ffmpeg, and is not there for whoever is no curator", () =>
    withContext(visitor, async (ctx) => {
      const file = { bytes: makeFilm(), fileName: "clip.mp4" };
      await expect(addClip(ctx, file)).rejects.toMatchObject({ code: "not_found" });
      env.FFMPEG_DIR = "/nowhere";
      await expect(addClip(await asStaff(ctx, "curator"), file)).rejects.toMatchObject({ reason: "clip-unavailable" });
    }));
});

const half = (film: Buffer) => film.subarray(0, Math.floor(film.length / 2));
const ftyp = (text: string) => Buffer.concat([makeFilm().subarray(0, 32), Buffer.from(text.repeat(50))]);

/** Says of itself that it runs for as long. */
function lasting(film: Buffer, seconds: number): Buffer {
  const forged = Buffer.from(film);
  for (const [box, clocksAt, durationAt] of [
    ["mvhd", 16, 20],
    ["mdhd", 16, 20],
    ["tkhd", null, 24],
  ] as const) {
    const at = forged.indexOf(box);
    const clocks = clocksAt === null ? 1_000 : forged.readUInt32BE(at + clocksAt);
    forged.writeUInt32BE(seconds * clocks, at + durationAt);
  }
  return forged;
}
