import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { DomainError } from "@/lib/core/errors";
import { auditLog } from "@/lib/db/schema/audit";
import { products } from "@/lib/db/schema/catalog";
import { postHashtags } from "@/lib/db/schema/posts";
import { getPost, listPostsWithTag } from "@/lib/posts";
import { withCommits, withContext } from "@/lib/testing/database";
import { createDevice, createVariant } from "@/lib/testing/factories";
import {
  actionsOn,
  alt,
  caption,
  createPicture,
  draftOf,
  findables,
  isShown,
  read,
  renewals,
  startedBy,
} from "@/lib/testing/posts";
import { asStaff } from "@/lib/testing/staff";
import { createPost, publishPost, savePost } from ".";
const visitor = { kind: "visitor" } as const;

describe("createPost", () => {
  it("makes a draft of the brand with pictures in their order and tags on them, seen by no shopper", () =>
    withContext(visitor, async (ctx) => {
      const fah = await asStaff(ctx, "curator");
      const draft = await draftOf(ctx);
      const second = await createPicture(ctx);
      const { id } = await createPost(fah, {
        ...draft,
        media: [{ id: second, alt: { th: "", en: "" }, tags: [] }, ...draft.media],
      });
      const post = await read(fah, id);
      expect(post).toMatchObject({ status: "draft", version: 1, caption });
      expect(post.media.map((one) => one.id)).toEqual([second, draft.media[0]?.id]);
      expect(post.media[1]).toMatchObject({ alt, tags: draft.media[0]?.tags });
      expect(post.products).toHaveLength(1);
      expect(await isShown(ctx, id)).toBe(false);
      expect(await findables(ctx, id)).toBe(0);
      expect(await actionsOn(ctx, id)).toEqual(["post.create"]);
    }));

  it("refuses a video beside pictures, a picture twice, one that is not there", () =>
    withContext(visitor, async (ctx) => {
      const fah = await asStaff(ctx, "curator");
      const [video, picture, nowhere] = [
        await createPicture(ctx, "video"),
        await createPicture(ctx),
        crypto.randomUUID(),
      ];
      const refused = (ids: string[]) =>
        createPost(fah, { caption, media: ids.map((id) => ({ id, alt, tags: [] })) }).then(
          () => null,
          (refusal: unknown) => (refusal instanceof DomainError ? refusal.errors : refusal),
        );
      expect(await refused([video, picture])).toEqual([{ pointer: "#/media", key: "videoAlone" }]);
      expect(await refused([picture, picture])).toEqual([{ pointer: "#/media/1/id", key: "mediaTwice" }]);
      expect(await refused([nowhere])).toEqual([{ pointer: "#/media/0/id", key: "mediaGone" }]);
      expect(await refused([video])).toBeNull();
    }));

  it("refuses a variant twice on one picture, and one of an archived product", () =>
    withContext(visitor, async (ctx) => {
      const fah = await asStaff(ctx, "curator");
      const { variantId, productId } = await createVariant(ctx);
      const id = await createPicture(ctx);
      const tag = { variantId, x: 0.5, y: 0.5 };
      await expect(createPost(fah, { caption, media: [{ id, alt, tags: [tag, tag] }] })).rejects.toMatchObject({
        code: "invalid",
        errors: [{ pointer: "#/media/0/tags/1/variantId", key: "taggedTwice" }],
      });
      await ctx.db.update(products).set({ status: "archived" }).where(eq(products.id, productId));
      await expect(createPost(fah, { caption, media: [{ id, alt, tags: [tag] }] })).rejects.toMatchObject({
        errors: [{ pointer: "#/media/0/tags/0/variantId", key: "notTaggable" }],
      });
    }));

  it("tells shoppers that there is nothing", () =>
    withContext(visitor, async (ctx) => {
      const { id: deviceId } = await createDevice(ctx);
      for (const actor of [visitor, { kind: "device", deviceId } as const]) {
        const stranger = { ...ctx, actor };
        const draft = await draftOf(ctx);
        await expect(createPost(stranger, draft)).rejects.toMatchObject({ code: "not_found" });
      }
    }));
});

describe("publishPost", () => {
  it("shows the post in the feed, under its hashtags and in the search, and has the pages made anew", () =>
    withContext(visitor, async (ctx) => {
      const { fah, id } = await startedBy(ctx);
      const before = await renewals(ctx);
      await publishPost(fah, id, { version: 1 });
      const post = await read(fah, id);
      expect(post).toMatchObject({ status: "published", version: 2 });
      expect(await isShown(ctx, id)).toBe(true);
      expect(await findables(ctx, id)).toBe(2);
      const { items } = await listPostsWithTag(ctx, "vase", { locale: "en" });
      expect(items).toMatchObject([{ shortId: post.shortId }]);
      expect(await renewals(ctx)).toBeGreaterThan(before);
      expect(await actionsOn(ctx, id)).toEqual(["post.create", "post.publish"]);
    }));

  it("refuses what lacks a picture, a caption or words for a picture, each at its field", () =>
    withContext(visitor, async (ctx) => {
      const fah = await asStaff(ctx, "curator");
      const picture = await createPicture(ctx);
      const { id } = await createPost(fah, {
        caption: { th: "เช้า", en: "" },
        media: [{ id: picture, alt: { th: "", en: "A cup" }, tags: [] }],
      });
      await expect(publishPost(fah, id, { version: 1 })).rejects.toMatchObject({
        reason: "post-incomplete",
        errors: [
          { pointer: "#/caption/en", key: "captionMissing" },
          { pointer: "#/media/0/alt/th", key: "altMissing" },
        ],
      });
      const empty = await createPost(fah, { caption, media: [] });
      await expect(publishPost(fah, empty.id, { version: 1 })).rejects.toMatchObject({
        errors: [{ pointer: "#/media", key: "mediaMissing" }],
      });
    }));

  it("publishes once when two press at once", () =>
    withCommits(visitor, async (ctx) => {
      const { fah, id } = await startedBy(ctx);
      const answers = await Promise.allSettled([1, 2, 3].map(() => publishPost(fah, id, { version: 1 })));
      expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
      const refusals = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason as unknown] : []));
      for (const refusal of refusals) expect(refusal).toMatchObject({ code: "precondition_failed" });
      expect(await actionsOn(ctx, id)).toEqual(["post.create", "post.publish"]);
    }));

  it("refuses what is published already, and lets no stranger know of it", () =>
    withContext(visitor, async (ctx) => {
      const { fah, id } = await startedBy(ctx);
      await publishPost(fah, id, { version: 1 });
      await expect(publishPost(fah, id, { version: 2 })).rejects.toMatchObject({ reason: "post-state" });
      await expect(publishPost(ctx, id, { version: 2 })).rejects.toMatchObject({ code: "not_found" });
      await expect(publishPost(fah, crypto.randomUUID(), { version: 1 })).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("savePost", () => {
  it("lets what shoppers see follow, and its hashtags", () =>
    withContext(visitor, async (ctx) => {
      const { fah, id } = await startedBy(ctx);
      await publishPost(fah, id, { version: 1 });
      const { media: shown, shortId } = await read(fah, id);
      const [first] = shown;
      const edited = { th: "ใหม่ #ของขวัญ", en: "New #gift" };
      const draft = { caption: edited, media: [{ id: first?.id ?? "", alt, tags: [] }] };
      await savePost(fah, id, { ...draft, version: 2 });
      expect(await getPost(ctx, shortId, "en")).toMatchObject({ caption: "New #gift", products: [] });
      const tags = await ctx.db.select({ tag: postHashtags.tag }).from(postHashtags).where(eq(postHashtags.postId, id));
      expect(tags.map(({ tag }) => tag).sort()).toEqual(["gift", "ของขวัญ"]);
      const isSave = and(eq(auditLog.entityId, id), eq(auditLog.action, "post.save"));
      const [entry] = await ctx.db.select().from(auditLog).where(isSave);
      expect(entry).toMatchObject({ before: { caption }, after: { caption: edited }, personId: fah.personId });
    }));

  it("never overwrites what another editor saved meanwhile", () =>
    withCommits(visitor, async (ctx) => {
      const { fah, id } = await startedBy(ctx);
      const ton = await asStaff(ctx, "manager");
      const { media: shown } = await read(fah, id);
      const draftWith = (en: string) => ({
        caption: { th: "เช้า", en },
        media: shown.map(({ id: mediaId, tags }) => ({ id: mediaId, alt, tags })),
        version: 1,
      });
      const answers = await Promise.allSettled([
        savePost(fah, id, draftWith("by Fah")),
        savePost(ton, id, draftWith("by Ton")),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      const lost = answers.find((answer) => answer.status === "rejected");
      expect(lost?.reason).toMatchObject({ code: "precondition_failed", reason: "changed-meanwhile" });
      expect((await read(fah, id)).version).toBe(2);
    }));

  it("changes nothing where nothing new is said, in whatever order the tags come", () =>
    withContext(visitor, async (ctx) => {
      const fah = await asStaff(ctx, "curator");
      const [one, two] = [await createVariant(ctx), await createVariant(ctx)];
      const picture = await createPicture(ctx);
      const tags = [
        { variantId: one.variantId, x: 0.9, y: 0.1 },
        { variantId: two.variantId, x: 0.1, y: 0.1 },
      ];
      const draft = { caption, media: [{ id: picture, alt, tags }] };
      const { id } = await createPost(fah, draft);
      await savePost(fah, id, { ...draft, version: 1 });
      expect((await read(fah, id)).version).toBe(1);
      expect(await actionsOn(ctx, id)).toEqual(["post.create"]);
    }));

  it("keeps what shoppers see complete", () =>
    withContext(visitor, async (ctx) => {
      const { fah, id } = await startedBy(ctx);
      await publishPost(fah, id, { version: 1 });
      await expect(savePost(fah, id, { caption, media: [], version: 2 })).rejects.toMatchObject({
        reason: "post-incomplete",
      });
    }));

  it("has pages made anew when a draft says otherwise what a picture shows that stands elsewhere, too", () =>
    withContext(visitor, async (ctx) => {
      const { fah, id } = await startedBy(ctx);
      const { media: shown } = await read(fah, id);
      const before = await renewals(ctx);
      const said = shown.map(({ id: mediaId, tags }) => ({ id: mediaId, alt: { th: "ถ้วย", en: "Cups" }, tags }));
      await savePost(fah, id, { caption, media: said, version: 1 });
      expect(await renewals(ctx)).toBe(before + 1);
    }));
});
