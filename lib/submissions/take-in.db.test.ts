import { eq } from "drizzle-orm";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { media } from "@/lib/db/schema/media";
import { mediaHashes, submissionFiles, submissions } from "@/lib/db/schema/submissions";
import { env } from "@/lib/env/server";
import { photoFiles, quarantineFolder } from "@/lib/storage";
import { asShopper } from "@/lib/testing/checkout";
import type { StartShareInput } from "./contract";
import { describeFilm, makeFilm } from "@/lib/testing/clips";
import { withCommits } from "@/lib/testing/database";
import { photoOf } from "@/lib/testing/photos";
import {
  checkPhotoFiles,
  forgetUploads,
  listMyPhotos,
  startShare,
  submitShare,
  takeInPhotos,
  withdrawPhoto,
} from "./index";
import { removePhotoFiles, sha256Of, uploadPath } from "./photo-files";
import { hashOf } from "./screen/look";
import { endModel } from "./screen/model";

const visitor = { kind: "visitor" } as const;
const choice = { placements: ["product" as const], people: "nobody" as const, minors: "none" as const };

afterAll(endModel);

async function upload(photoId: string, bytes: Buffer, size = bytes.length): Promise<void> {
  await mkdir(quarantineFolder(), { recursive: true });
  await writeFile(uploadPath(photoId), bytes);
  await writeFile(`${uploadPath(photoId)}.json`, JSON.stringify({ size }));
}

type Sent = { isClip?: true; crop?: { x: number; y: number; width: number; height: number } | null; caption?: string };

async function share(
  shopper: Context,
  bytes: Buffer,
  { isClip, crop = null, caption = "" }: Sent = {},
): Promise<string> {
  const sizeBytes = Math.max(1, bytes.length);
  const files: StartShareInput["files"] = isClip ? [{ sizeBytes, isClip }] : [{ sizeBytes }];
  const { shareId, photos } = await startShare(shopper, { files, source: "share" }, "en");
  const id = photos[0]?.id ?? "";
  await upload(id, bytes);
  const input = { caption, creatorName: "Fah", choice, photos: [{ id, crop, tags: [] }] };
  await submitShare(shopper, shareId, { input, locale: "en" });
  return id;
}

async function rowOf({ db }: Context, id: string) {
  const [row] = await db.select().from(submissions).where(eq(submissions.id, id));
  if (!row) throw new Error("no such photo");
  return row;
}

/** Where the folder of photos is, stands a file meanwhile: nothing can be read or written there. */
async function withoutStore(run: () => Promise<void>): Promise<void> {
  const folder = resolve(env.DATA_DIR, "photos");
  await mkdir(folder, { recursive: true });
  await rename(folder, `${folder}-away`);
  await writeFile(folder, "");
  await run().finally(async () => {
    await rm(folder);
    await rename(`${folder}-away`, folder);
  });
}

describe("takeInPhotos", () => {
  it("turns a photo upright, keeps nothing but its pixels, and knows what it looks like", () =>
    withCommits(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const original = await photoOf(1);
      expect(original.includes("SECRET-NAME")).toBe(true);
      const id = await share(shopper, original, { caption: "LINE ID: fah" });
      expect(await takeInPhotos(ctx)).toEqual({ done: 1, failed: 0 });
      const row = await rowOf(ctx, id);
      expect(row).toMatchObject({ state: "new", refusal: null, sha256: sha256Of(original), resemblesId: null });
      expect(row.width).toBeGreaterThan(row.height);
      expect(row.perceptualHash).toMatch(/^[0-9a-f]{16}$/);
      expect(row.colours.length).toBeGreaterThan(0);
      expect(row.screening?.words).toEqual(["chat_id"]);
      expect(row.screening?.model?.neutral).toBeGreaterThan(0);
      const files = await ctx.db.select().from(submissionFiles).where(eq(submissionFiles.submissionId, id));
      expect(files.length).toBeGreaterThan(4);
      for (const { name, sizeBytes, sha256 } of files) {
        const bytes = (await photoFiles.get(name)) ?? Buffer.alloc(0);
        expect([bytes.length, sha256Of(bytes)]).toEqual([sizeBytes, sha256]);
        expect(bytes.includes("SECRET-NAME") || bytes.includes("GPS") || bytes.includes("Exif")).toBe(false);
        expect((await sharp(bytes).metadata()).exif).toBeUndefined();
      }
      expect((await readdir(quarantineFolder())).filter((name) => name.startsWith(id))).toEqual([]);
      expect(await checkPhotoFiles(ctx)).toEqual({ files: files.length, broken: [] });
      const [{ name: first } = { name: "" }] = files;
      await photoFiles.put(first, Buffer.from("other"));
      expect((await checkPhotoFiles(ctx)).broken).toEqual([first]);
      await withdrawPhoto(shopper, id, "en");
      for (const { name } of files) expect(await photoFiles.get(name)).toBeNull();
    }));

  it("makes a silent clip and its poster of a film, looks at it from beginning to end, and keeps nothing else", () =>
    withCommits(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const place = "+13.7563+100.5018/";
      const phone = makeFilm({ width: 720, height: 900, ending: "mov", options: ["-metadata", `location=${place}`] });
      const browser = makeFilm({ seconds: 1, ending: "webm", options: ["-c:v", "libvpx", "-deadline", "realtime"] });
      const ids = [
        await share(shopper, phone, { isClip: true, crop: { x: 0, y: 0, width: 1, height: 0.5 } }),
        await share(shopper, browser, { isClip: true }),
      ];
      expect(await takeInPhotos(ctx)).toEqual({ done: 2, failed: 0 });
      const [row, other] = [await rowOf(ctx, ids[0] ?? ""), await rowOf(ctx, ids[1] ?? "")];
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
      const id = await share(await asShopper(ctx), make(), { isClip: true });
      if (why === "clip-unavailable") env.FFMPEG_DIR = "/nowhere";
      await takeInPhotos(ctx).finally(() => delete env.FFMPEG_DIR);
      expect(await rowOf(ctx, id)).toMatchObject({ state: "refused", refusal: why, mediaKey: null });
    }),
  );

  it("waits for an upload that is not complete, and for the creator to agree", () =>
    withCommits(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const bytes = await photoOf(2);
      const id = await share(shopper, bytes);
      await upload(id, bytes.subarray(0, 1_000), bytes.length);
      const { photos } = await startShare(shopper, { files: [{ sizeBytes: bytes.length }], source: "share" }, "en");
      await upload(photos[0]?.id ?? "", bytes);
      expect(await takeInPhotos(ctx)).toEqual({ done: 0, failed: 0 });
      expect((await rowOf(ctx, id)).state).toBe("uploading");
    }));

  it("knows the same file again, a copy of somebody's photo, and a picture of the shop's own", () =>
    withCommits(visitor, async (ctx) => {
      const [one, other] = [await asShopper(ctx), await asShopper(ctx)];
      const bytes = await photoOf(3);
      const first = await share(one, bytes);
      const twice = await share(one, bytes);
      const copy = await share(other, await sharp(bytes).autoOrient().resize(900).jpeg({ quality: 60 }).toBuffer());
      const own = await photoOf(4, 1);
      const ownHash = await hashOf(own);
      await ctx.db.insert(mediaHashes).values({ mediaKey: "own-1", perceptualHash: ownHash });
      const stolen = await share(other, own);
      await takeInPhotos(ctx);
      expect((await rowOf(ctx, first)).state).toBe("new");
      expect(await rowOf(ctx, twice)).toMatchObject({ state: "refused", refusal: "photo-known" });
      expect(await rowOf(ctx, copy)).toMatchObject({ state: "new", resemblesId: first });
      const found = await rowOf(ctx, stolen);
      expect(found).toMatchObject({ state: "new", resemblesMediaKey: "own-1" });
      expect(found.risk).toBeGreaterThanOrEqual(60);
    }));

  it("shows the part that its creator chose", () =>
    withCommits(visitor, async (ctx) => {
      const id = await share(await asShopper(ctx), await photoOf(5, 1), {
        crop: { x: 0, y: 0, width: 1, height: 0.5 },
      });
      await takeInPhotos(ctx);
      const { width, height } = await rowOf(ctx, id);
      expect(width / height).toBeGreaterThan(1.3);
    }));

  it("refuses what is no photo by what it is, whatever it is called, and tells its creator", () =>
    withCommits(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const photo = await photoOf(6);
      const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
      const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: "#fff" } })
        .png()
        .toBuffer();
      const hostile: [string, Buffer][] = [
        ["not-a-picture", Buffer.from("hello")],
        ["not-a-picture", Buffer.from(svg)],
        ["not-a-picture", Buffer.from("<!doctype html><script>alert(1)</script>")],
        ["not-a-picture", Buffer.from("%PDF-1.7")],
        ["not-a-picture", Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic")])],
        // Room for a photo takes no film.
        ["not-a-picture", makeFilm()],
        ["picture-animated", Buffer.from("GIF89a")],
        ["picture-broken", photo.subarray(0, photo.length / 2)],
        ["picture-broken", Buffer.concat([photo.subarray(0, 3), Buffer.from(svg)])],
        ["too-many-pixels", bomb],
        ["picture-shape", await sharp(photo).resize(1_000, 20, { fit: "fill" }).jpeg().toBuffer()],
      ];
      const ids: string[] = [];
      for (const [, bytes] of hostile) ids.push(await share(shopper, bytes));
      await takeInPhotos(ctx);
      const rows = await Promise.all(ids.map((id) => rowOf(ctx, id)));
      expect(rows.map(({ state, refusal }) => [state, refusal])).toEqual(hostile.map(([why]) => ["refused", why]));
      expect((await listMyPhotos(shopper, "en")).items.every(({ state }) => state === "refused")).toBe(true);
      expect(await ctx.db.select().from(submissionFiles)).toEqual([]);
    }));

  it("keeps nothing of what hangs behind a photo", () =>
    withCommits(visitor, async (ctx) => {
      const polyglot = Buffer.concat([await photoOf(7), Buffer.from("<script>alert('polyglot')</script>")]);
      const id = await share(await asShopper(ctx), polyglot);
      await takeInPhotos(ctx);
      for (const { name } of await ctx.db.select().from(submissionFiles)) {
        expect((await photoFiles.get(name))?.includes("polyglot")).toBe(false);
      }
      expect((await rowOf(ctx, id)).state).toBe("new");
    }));

  it("goes on after a crash, and gives a photo up that crashed three times", () =>
    withCommits(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const [good, bad] = [await share(shopper, await photoOf(8)), await share(shopper, await photoOf(9))];
      await ctx.db.update(submissions).set({ state: "quarantined" }).where(eq(submissions.id, good));
      await ctx.db.update(submissions).set({ state: "screening" }).where(eq(submissions.id, good));
      await ctx.db.update(submissions).set({ state: "quarantined", attempts: 3 }).where(eq(submissions.id, bad));
      await takeInPhotos(ctx);
      expect((await rowOf(ctx, good)).state).toBe("new");
      expect(await rowOf(ctx, bad)).toMatchObject({ state: "refused", refusal: "picture-broken" });
    }));

  it("keeps a photo, with all its tries, while the store of photos is away", () =>
    withCommits(visitor, async (ctx) => {
      const id = await share(await asShopper(ctx), await photoOf(1, 1));
      await withoutStore(async () => {
        for (let run = 0; run < 4; run += 1) {
          await expect(takeInPhotos(ctx)).rejects.toMatchObject({ code: "unavailable" });
          expect(await rowOf(ctx, id)).toMatchObject({ state: "quarantined", attempts: 0, refusal: null });
        }
      });
      expect(await takeInPhotos(ctx)).toEqual({ done: 1, failed: 0 });
      expect((await rowOf(ctx, id)).state).toBe("new");
    }));

  it("learns what the shop's own pictures look like", () =>
    withCommits(visitor, async (ctx) => {
      await ctx.db
        .insert(media)
        .values({ key: "nowhere", width: 1, height: 1, thumbhash: "", alt: { th: "", en: "" } });
      await share(await asShopper(ctx), Buffer.from("x"));
      await takeInPhotos(ctx);
      expect(await ctx.db.select().from(mediaHashes)).toEqual([]);
    }));
});

describe("forgetUploads", () => {
  it("removes the files of a photo that was taken back while the store was away", () =>
    withCommits({ kind: "system", job: "test" }, async (ctx) => {
      const shopper = await asShopper(ctx);
      const id = await share(shopper, await photoOf(2, 1));
      await takeInPhotos(ctx);
      const files = await ctx.db.select().from(submissionFiles);
      expect(files.length).toBeGreaterThan(4);
      await withoutStore(async () => {
        await expect(withdrawPhoto(shopper, id, "en")).rejects.toMatchObject({ code: "unavailable" });
      });
      expect((await rowOf(ctx, id)).state).toBe("withdrawn");
      await forgetUploads(ctx);
      for (const { name } of files) expect(await photoFiles.get(name)).toBeNull();
      expect(await ctx.db.select().from(submissionFiles)).toEqual([]);
    }));

  it("leaves what others put where the photos are", () =>
    withCommits({ kind: "system", job: "test" }, async (ctx) => {
      await photoFiles.put("theirs.txt", Buffer.from("x"));
      await forgetUploads(ctx);
      expect(await photoFiles.get("theirs.txt")).not.toBeNull();
    }));

  it("forgets what was never sent off, and bytes that no row names", () =>
    withCommits({ kind: "system", job: "test" }, async (ctx) => {
      const shopper = await asShopper(ctx);
      const { photos } = await startShare(shopper, { files: [{ sizeBytes: 5 }], source: "share" }, "en");
      const id = photos[0]?.id ?? "";
      await upload(id, Buffer.from("hello"));
      await photoFiles.put("orphanorphan-720.webp", Buffer.from("x"));
      await forgetUploads(ctx);
      expect((await rowOf(ctx, id)).state).toBe("uploading");
      expect(await photoFiles.get("orphanorphan-720.webp")).toBeNull();
      await ctx.db
        .update(submissions)
        .set({ createdAt: new Date(0) })
        .where(eq(submissions.id, id));
      await forgetUploads(ctx);
      expect((await rowOf(ctx, id)).state).toBe("withdrawn");
      await expect(readFile(uploadPath(id))).rejects.toThrow();
      await removePhotoFiles(ctx, id);
      await expect(forgetUploads(shopper)).rejects.toMatchObject({ code: "not_found" });
    }));
});
