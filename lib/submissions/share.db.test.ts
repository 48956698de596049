import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { products } from "@/lib/db/schema/catalog";
import { submissions, submissionTags } from "@/lib/db/schema/submissions";
import { env } from "@/lib/env/server";
import { shareTokenOf } from "@/lib/orders";
import { listRights } from "@/lib/rights";
import { asShopper } from "@/lib/testing/checkout";
import { asCustomer } from "@/lib/testing/customers";
import { withContext } from "@/lib/testing/database";
import { renameShop } from "@/lib/testing/staff";
import { createVariant } from "@/lib/testing/factories";
import { createOrder, createPhoto } from "@/lib/testing/photos";
import { MyPhotos, Shareables, StartedShare, StartShareInput, type SubmitShareInput } from "./contract";
import {
  changeRights,
  listMyPhotos,
  listShareables,
  revokePhoto,
  startShare,
  submitShare,
  withdrawPhoto,
} from "./index";

const visitor = { kind: "visitor" } as const;
const files = (count: number) => Array.from({ length: count }, () => ({ sizeBytes: 1_000 }));
const choice = { placements: ["gallery", "product"], people: "self", minors: "none" } as const;
const inputOf = (ids: string[], more: Partial<SubmitShareInput> = {}): SubmitShareInput => ({
  ...{ caption: "เช้านี้ #Morning", creatorName: "Fah", choice: { ...choice, placements: [...choice.placements] } },
  photos: ids.map((id) => ({ id, crop: null, tags: [] })),
  ...more,
});
const missing = { code: "not_found" };

describe("startShare", () => {
  it("makes room for each photo, with the key of its upload", () =>
    withContext(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const share = StartedShare.parse(await startShare(shopper, { files: files(3), source: "share" }, "th"));
      expect(share.photos).toHaveLength(3);
      for (const { id, uploadKey } of share.photos) expect(uploadKey.startsWith(`${id}.`)).toBe(true);
      expect((await listMyPhotos(shopper, "th")).items).toEqual([]);
    }));

  it("makes room for one clip where the shop can make it small, and for none where it cannot", () =>
    withContext(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const input = StartShareInput.parse({ files: [{ sizeBytes: 50_000_000, isClip: true }], source: "share" });
      const { photos } = await startShare(shopper, input, "th");
      expect(photos).toMatchObject([{ clipKey: expect.stringContaining(photos[0]?.id ?? "") as string }]);
      await startShare(shopper, input, "th");
      await startShare(shopper, input, "th");
      await expect(startShare(shopper, input, "th")).rejects.toMatchObject({ reason: "too-many-photos" });
      expect((await listShareables(shopper, { q: "", locale: "th" })).takesClips).toBe(true);
      env.FFMPEG_DIR = "/nowhere";
      try {
        await expect(startShare(shopper, input, "th")).rejects.toMatchObject({ reason: "clip-unavailable" });
        expect((await listShareables(shopper, { q: "", locale: "th" })).takesClips).toBe(false);
      } finally {
        delete env.FFMPEG_DIR;
      }
      const clip = { sizeBytes: 1_000, isClip: true };
      for (const wrong of [
        [clip, clip],
        [clip, { sizeBytes: 1 }],
        [{ ...clip, sizeBytes: 60_000_001 }],
        [{ sizeBytes: 15_000_001 }],
      ]) {
        expect(StartShareInput.safeParse({ files: wrong, source: "share" }).success).toBe(false);
      }
    }));

  it("binds photos to the order by whose link they come, and refuses a link that is not ours", () =>
    withContext(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const { variantId } = await createVariant(ctx);
      const token = shareTokenOf(await createOrder(ctx, variantId));
      const { photos } = await startShare(shopper, { files: files(1), source: "share", token }, "th");
      const [row] = await ctx.db
        .select()
        .from(submissions)
        .where(eq(submissions.id, photos[0]?.id ?? ""));
      expect(row?.source).toBe("order");
      for (const wrong of [`${newId()}.x`, token.replace(/.$/, "A").replace(/..$/, "BB"), shareTokenOf(newId())]) {
        const attempt = startShare(shopper, { files: files(1), source: "share", token: wrong }, "th");
        await expect(attempt).rejects.toMatchObject(missing);
      }
    }));

  it("refuses a visitor, and a flood from one browser", () =>
    withContext(visitor, async (ctx) => {
      await expect(startShare(ctx, { files: files(1), source: "share" }, "th")).rejects.toMatchObject({
        code: "forbidden",
      });
      const shopper = await asShopper(ctx);
      for (let round = 0; round < 10; round += 1) await startShare(shopper, { files: files(6), source: "share" }, "th");
      const attempt = startShare(shopper, { files: files(1), source: "share" }, "th");
      await expect(attempt).rejects.toMatchObject({ code: "conflict", reason: "too-many-photos" });
    }));
});

describe("submitShare", () => {
  it("keeps what was agreed under the name that the shop gives itself", () =>
    withContext(visitor, async (ctx) => {
      await renameShop(ctx, { th: "บ้านดิน", en: "Baan Din" });
      const shopper = await asShopper(ctx);
      const { shareId, photos } = await startShare(shopper, { files: files(1), source: "share" }, "en");
      const ids = photos.map(({ id }) => id);
      await submitShare(shopper, shareId, { input: inputOf(ids), locale: "en" });
      const [entry] = await listRights(ctx, ids[0] ?? "");
      expect(entry?.words).toContain("Baan Din may show it");
      expect(entry?.words).not.toContain("Lamai");
    }));

  it("writes caption and tags, and into the ledger the very words that were agreed to", () =>
    withContext(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const { variantId } = await createVariant(ctx);
      const token = shareTokenOf(await createOrder(ctx, variantId));
      const { shareId, photos } = await startShare(shopper, { files: files(2), source: "share", token }, "th");
      const [first, second] = photos.map(({ id }) => id) as [string, string];
      const tags = [
        { variantId, x: 0.2, y: 0.3 },
        { variantId, x: 0.4, y: 0.5 },
      ];
      const input = inputOf([first], { photos: [{ id: first, crop: null, tags }] });
      await submitShare(shopper, shareId, { input, locale: "th" });
      const { items } = MyPhotos.parse(await listMyPhotos(shopper, "th"));
      expect(items.map(({ id, state, placements }) => [id, state, placements])).toEqual([
        [first, "uploading", ["gallery", "product"]],
      ]);
      const [entry] = await listRights(ctx, first);
      expect(entry?.words).toContain("หน้ารวมภาพลูกค้า");
      expect(entry?.words).toContain("คนในภาพคือฉันเอง");
      const written = await ctx.db.select().from(submissionTags).where(eq(submissionTags.submissionId, first));
      expect(written).toEqual([{ submissionId: first, variantId, x: 0.4, y: 0.5, isBought: true }]);
      const rows = await ctx.db.select().from(submissions).where(eq(submissions.shareId, shareId));
      expect(rows.find(({ id }) => id === first)?.hashtags).toEqual(["morning"]);
      expect(rows.find(({ id }) => id === second)?.state).toBe("withdrawn");
    }));

  it("refuses to send twice, somebody else's share, photos of another one, and tags of what is not sold", () =>
    withContext(visitor, async (ctx) => {
      const [shopper, other] = [await asShopper(ctx), await asShopper(ctx)];
      const { shareId, photos } = await startShare(shopper, { files: files(1), source: "share" }, "th");
      const [id = ""] = photos.map((photo) => photo.id);
      const send = (who: typeof shopper, input: SubmitShareInput) => submitShare(who, shareId, { input, locale: "en" });
      await expect(send(other, inputOf([id]))).rejects.toMatchObject(missing);
      await expect(send(shopper, inputOf([newId()]))).rejects.toMatchObject(missing);
      const { variantId, productId } = await createVariant(ctx);
      await ctx.db.update(products).set({ status: "draft" }).where(eq(products.id, productId));
      const tagged = inputOf([id], { photos: [{ id, crop: null, tags: [{ variantId, x: 0, y: 0 }] }] });
      await expect(send(shopper, tagged)).rejects.toMatchObject({ code: "invalid" });
      await send(shopper, inputOf([id]));
      await expect(send(shopper, inputOf([id]))).rejects.toMatchObject({ code: "conflict", reason: "share-sent" });
      await expect(send({ ...shopper, actor: visitor }, inputOf([id]))).rejects.toMatchObject({ code: "forbidden" });
    }));
});

describe("listMyPhotos", () => {
  it("shows a customer on another browser what they sent, and nobody else", () =>
    withContext(visitor, async (ctx) => {
      const { shopper, customerId } = await asCustomer(ctx);
      const { id } = await createPhoto(ctx, { customerId, state: "approved" });
      expect((await listMyPhotos(shopper, "en")).items.map((photo) => [photo.id, photo.state])).toEqual([
        [id, "approved"],
      ]);
      expect((await listMyPhotos(await asShopper(ctx), "en")).items).toEqual([]);
      expect((await listMyPhotos(ctx, "en")).items).toEqual([]);
    }));
});

describe("changeRights, revokePhoto and withdrawPhoto", () => {
  const shownTo = async (ctx: Parameters<typeof listMyPhotos>[0], id: string) => {
    const rows = await ctx.db.execute(sql`select placement from shown_photos where id = ${id} order by 1`);
    return (rows as { rows: { placement: string }[] }).rows.map(({ placement }) => placement);
  };

  it("change where a photo is shown at once, and take it away everywhere", () =>
    withContext(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const deviceId = shopper.actor.kind === "device" ? shopper.actor.deviceId : "";
      const { id } = await createPhoto(ctx, { deviceId, state: "approved", placements: ["gallery", "product"] });
      expect(await shownTo(ctx, id)).toEqual(["gallery", "product"]);
      await changeRights(shopper, id, { choice: { ...choice, placements: ["home"] }, locale: "en" });
      expect(await shownTo(ctx, id)).toEqual(["home"]);
      await revokePhoto(shopper, id, "en");
      expect(await shownTo(ctx, id)).toEqual([]);
      await expect(revokePhoto(shopper, id, "en")).rejects.toMatchObject({ reason: "no-grant" });
      await withdrawPhoto(shopper, id, "en");
      const [mine] = (await listMyPhotos(shopper, "en")).items;
      expect([mine?.state, mine?.caption, mine?.picture]).toEqual(["withdrawn", "", null]);
      await expect(withdrawPhoto(shopper, id, "en")).rejects.toMatchObject(missing);
    }));

  it("are nobody else's", () =>
    withContext(visitor, async (ctx) => {
      const other = await asShopper(ctx);
      const { id } = await createPhoto(ctx, { state: "approved" });
      const given = { choice: { ...choice, placements: ["home" as const] }, locale: "en" as const };
      for (const who of [other, ctx]) {
        await expect(changeRights(who, id, given)).rejects.toMatchObject(missing);
        await expect(revokePhoto(who, id, "en")).rejects.toMatchObject(missing);
        await expect(withdrawPhoto(who, id, "en")).rejects.toMatchObject(missing);
      }
    }));
});

describe("listShareables", () => {
  it("puts what was bought first, and finds one variant of each product by its title", () =>
    withContext(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const [bought, found] = [await createVariant(ctx), await createVariant(ctx, { title: "Teapot 100%" })];
      const token = shareTokenOf(await createOrder(ctx, bought.variantId));
      const answer = Shareables.parse(await listShareables(shopper, { q: "pot 100%", token, locale: "en" }));
      expect(answer.bought.map(({ variantId }) => variantId)).toEqual([bought.variantId]);
      expect(answer.found.map(({ variantId }) => variantId)).toEqual([found.variantId]);
      expect(await listShareables(shopper, { q: "", locale: "en" })).toMatchObject({ bought: [], found: [] });
      const wrong = listShareables(shopper, { q: "", token: `${newId()}.x`, locale: "en" });
      await expect(wrong).rejects.toMatchObject(missing);
    }));

  it("knows the orders of the customer for whom the browser acts", () =>
    withContext(visitor, async (ctx) => {
      const { shopper, customerId } = await asCustomer(ctx);
      const { variantId } = await createVariant(ctx);
      await createOrder(ctx, variantId, customerId);
      expect((await listShareables(shopper, { q: "", locale: "en" })).bought).toHaveLength(1);
    }));
});
