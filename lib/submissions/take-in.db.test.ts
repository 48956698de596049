import { eq } from "drizzle-orm";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { media } from "@/lib/db/schema/media";
import { mediaHashes, submissionFiles, submissions } from "@/lib/db/schema/submissions";
import { env } from "@/lib/env/server";
import { photoFiles, quarantineFolder } from "@/lib/storage";
import { asShopper } from "@/lib/testing/checkout";
import { makeFilm } from "@/lib/testing/clips";
import { withCommits } from "@/lib/testing/database";
import { photoOf, readPhoto, sharePhoto, uploadPhoto } from "@/lib/testing/photos";
import { checkPhotoFiles, forgetUploads, listMyPhotos, startShare, takeInPhotos, withdrawPhoto } from "./index";
import { removePhotoFiles, sha256Of, uploadPath } from "./photo-files";
import { hashOf } from "./screen/look";
import { endModel } from "./screen/model";

const visitor = { kind: "visitor" } as const;

afterAll(endModel);

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
      const id = await sharePhoto(shopper, original, { caption: "LINE ID: fah" });
      expect(await takeInPhotos(ctx)).toEqual({ done: 1, failed: 0 });
      const row = await readPhoto(ctx, id);
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
      // Not even what its blurred shadow was.
      const forgotten = {
        state: "withdrawn",
        thumbhash: "",
        colours: [],
        hues: [],
        perceptualHash: null,
        screening: null,
      };
      expect(await readPhoto(ctx, id)).toMatchObject({ ...forgotten, risk: 0 });
    }));

  it("waits for an upload that is not complete, and for the creator to agree", () =>
    withCommits(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const bytes = await photoOf(2);
      const id = await sharePhoto(shopper, bytes);
      await uploadPhoto(id, bytes.subarray(0, 1_000), bytes.length);
      const { photos } = await startShare(shopper, { files: [{ sizeBytes: bytes.length }], source: "share" }, "en");
      await uploadPhoto(photos[0]?.id ?? "", bytes);
      expect(await takeInPhotos(ctx)).toEqual({ done: 0, failed: 0 });
      expect((await readPhoto(ctx, id)).state).toBe("uploading");
    }));

  it("knows the same file again, a copy of somebody's photo, and a picture of the shop's own", () =>
    withCommits(visitor, async (ctx) => {
      const [one, other] = [await asShopper(ctx), await asShopper(ctx)];
      const bytes = await photoOf(3);
      const first = await sharePhoto(one, bytes);
      const twice = await sharePhoto(one, bytes);
      const copy = await sharePhoto(
        other,
        await sharp(bytes).autoOrient().resize(900).jpeg({ quality: 60 }).toBuffer(),
      );
      const own = await photoOf(4, 1);
      const ownHash = await hashOf(own);
      await ctx.db.insert(mediaHashes).values({ mediaKey: "own-1", perceptualHash: ownHash });
      const stolen = await sharePhoto(other, own);
      await takeInPhotos(ctx);
      expect((await readPhoto(ctx, first)).state).toBe("new");
      expect(await readPhoto(ctx, twice)).toMatchObject({ state: "refused", refusal: "photo-known" });
      expect(await readPhoto(ctx, copy)).toMatchObject({ state: "new", resemblesId: first });
      const found = await readPhoto(ctx, stolen);
      expect(found).toMatchObject({ state: "new", resemblesMediaKey: "own-1" });
      expect(found.risk).toBeGreaterThanOrEqual(60);
    }));

  it("shows the part that its creator chose", () =>
    withCommits(visitor, async (ctx) => {
      const id = await sharePhoto(await asShopper(ctx), await photoOf(5, 1), {
        crop: { x: 0, y: 0, width: 1, height: 0.5 },
      });
      await takeInPhotos(ctx);
      const { width, height } = await readPhoto(ctx, id);
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
      for (const [, bytes] of hostile) ids.push(await sharePhoto(shopper, bytes));
      await takeInPhotos(ctx);
      const rows = await Promise.all(ids.map((id) => readPhoto(ctx, id)));
      expect(rows.map(({ state, refusal }) => [state, refusal])).toEqual(hostile.map(([why]) => ["refused", why]));
      expect((await listMyPhotos(shopper, "en")).items.every(({ state }) => state === "refused")).toBe(true);
      expect(await ctx.db.select().from(submissionFiles)).toEqual([]);
    }));

  it("keeps nothing of what hangs behind a photo", () =>
    withCommits(visitor, async (ctx) => {
      const polyglot = Buffer.concat([await photoOf(7), Buffer.from("<script>alert('polyglot')</script>")]);
      const id = await sharePhoto(await asShopper(ctx), polyglot);
      await takeInPhotos(ctx);
      for (const { name } of await ctx.db.select().from(submissionFiles)) {
        expect((await photoFiles.get(name))?.includes("polyglot")).toBe(false);
      }
      expect((await readPhoto(ctx, id)).state).toBe("new");
    }));

  it("goes on after a crash, and gives a photo up that crashed three times", () =>
    withCommits(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const [good, bad] = [await sharePhoto(shopper, await photoOf(8)), await sharePhoto(shopper, await photoOf(9))];
      await ctx.db.update(submissions).set({ state: "quarantined" }).where(eq(submissions.id, good));
      await ctx.db.update(submissions).set({ state: "screening" }).where(eq(submissions.id, good));
      await ctx.db.update(submissions).set({ state: "quarantined", attempts: 3 }).where(eq(submissions.id, bad));
      await takeInPhotos(ctx);
      expect((await readPhoto(ctx, good)).state).toBe("new");
      expect(await readPhoto(ctx, bad)).toMatchObject({ state: "refused", refusal: "picture-broken" });
    }));

  it("keeps a photo, with all its tries, while the store of photos is away", () =>
    withCommits(visitor, async (ctx) => {
      const id = await sharePhoto(await asShopper(ctx), await photoOf(1, 1));
      await withoutStore(async () => {
        for (let run = 0; run < 4; run += 1) {
          await expect(takeInPhotos(ctx)).rejects.toMatchObject({ code: "unavailable" });
          expect(await readPhoto(ctx, id)).toMatchObject({ state: "quarantined", attempts: 0, refusal: null });
        }
      });
      expect(await takeInPhotos(ctx)).toEqual({ done: 1, failed: 0 });
      expect((await readPhoto(ctx, id)).state).toBe("new");
    }));

  it("learns what the shop's own pictures look like", () =>
    withCommits(visitor, async (ctx) => {
      await ctx.db
        .insert(media)
        .values({ key: "nowhere", width: 1, height: 1, thumbhash: "", alt: { th: "", en: "" } });
      await sharePhoto(await asShopper(ctx), Buffer.from("x"));
      await takeInPhotos(ctx);
      expect(await ctx.db.select().from(mediaHashes)).toEqual([]);
    }));
});

describe("forgetUploads", () => {
  it("removes the files of a photo that was taken back while the store was away", () =>
    withCommits({ kind: "system", job: "test" }, async (ctx) => {
      const shopper = await asShopper(ctx);
      const id = await sharePhoto(shopper, await photoOf(2, 1));
      await takeInPhotos(ctx);
      const files = await ctx.db.select().from(submissionFiles);
      expect(files.length).toBeGreaterThan(4);
      await withoutStore(async () => {
        await expect(withdrawPhoto(shopper, id, "en")).rejects.toMatchObject({ code: "unavailable" });
      });
      expect((await readPhoto(ctx, id)).state).toBe("withdrawn");
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
      await uploadPhoto(id, Buffer.from("hello"));
      await photoFiles.put("orphanorphan-720.webp", Buffer.from("x"));
      await forgetUploads(ctx);
      expect((await readPhoto(ctx, id)).state).toBe("uploading");
      expect(await photoFiles.get("orphanorphan-720.webp")).toBeNull();
      await ctx.db
        .update(submissions)
        .set({ createdAt: new Date(0) })
        .where(eq(submissions.id, id));
      await forgetUploads(ctx);
      expect((await readPhoto(ctx, id)).state).toBe("withdrawn");
      await expect(readFile(uploadPath(id))).rejects.toThrow();
      await removePhotoFiles(ctx, id);
      await expect(forgetUploads(shopper)).rejects.toMatchObject({ code: "not_found" });
    }));
});
