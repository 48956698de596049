import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { env } from "@/lib/env/server";
import { photoFiles } from "@/lib/storage";
import { asShopper } from "@/lib/testing/checkout";
import { describeFilm, makeFilm } from "@/lib/testing/clips";
import { withCommits } from "@/lib/testing/database";
import { readPhoto, sharePhoto } from "@/lib/testing/photos";
import { checkPhotoFiles, listMyPhotos, takeInPhotos, withdrawPhoto } from "./index";
import { endModel } from "./screen/model";

const visitor = { kind: "visitor" } as const;

afterAll(endModel);

describe("takeInPhotos, of clips", () => {
  it("makes a silent clip and its poster of a film, looks at it from beginning to end, and keeps nothing else", () =>
    withCommits(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const place = "+13.7563+100.5018/";
      const phone = makeFilm({ width: 720, height: 900, ending: "mov", options: ["-metadata", `location=${place}`] });
      const browser = makeFilm({ seconds: 1, ending: "webm", options: ["-c:v", "libvpx", "-deadline", "realtime"] });
      const ids = [
        await sharePhoto(shopper, phone, { isClip: true, crop: { x: 0, y: 0, width: 1, height: 0.5 } }),
        await sharePhoto(shopper, browser, { isClip: true }),
      ];
      expect(await takeInPhotos(ctx)).toEqual({ done: 2, failed: 0 });
      const [row, other] = [await readPhoto(ctx, ids[0] ?? ""), await readPhoto(ctx, ids[1] ?? "")];
      expect(row).toMatchObject({ state: "new", width: 720, height: 900, durationMs: 2_000 });
      expect(row.screening?.model?.neutral).toBeGreaterThan(0);
      expect(other).toMatchObject({ state: "new", width: 720 });
      const clip = (await photoFiles.get(`${row.mediaKey ?? ""}.mp4`)) ?? Buffer.alloc(0);
      expect(describeFilm(clip).streams).toMatchObject([{ codec_name: "h264" }]);
      expect(clip.includes(place)).toBe(false);
      expect(
        (await sharp((await photoFiles.get(`${row.mediaKey ?? ""}-720.webp`)) ?? undefined).metadata()).height,
      ).toBe(900);
      expect((await checkPhotoFiles(ctx)).broken).toEqual([]);
      const [mine] = (await listMyPhotos(shopper, "en")).items.filter(({ id }) => id === row.id);
      expect(mine?.isClip).toBe(true);
      await withdrawPhoto(shopper, row.id, "en");
      expect(await photoFiles.get(`${row.mediaKey ?? ""}.mp4`)).toBeNull();
    }));

  it.each<[why: string, make: () => Buffer]>([
    ["clip-too-long", () => makeFilm({ width: 160, height: 160, seconds: 62, fps: 2 })],
    ["clip-broken", () => makeFilm().subarray(0, 900)],
    ["clip-unavailable", () => makeFilm()],
    ["not-a-clip", () => Buffer.from("hello")],
  ])("refuses a film and says why: %s", (why, make) =>
    withCommits(visitor, async (ctx) => {
      const id = await sharePhoto(await asShopper(ctx), make(), { isClip: true });
      if (why === "clip-unavailable") env.FFMPEG_DIR = "/nowhere";
      await takeInPhotos(ctx).finally(() => delete env.FFMPEG_DIR);
      expect(await readPhoto(ctx, id)).toMatchObject({ state: "refused", refusal: why, mediaKey: null });
    }),
  );
});
