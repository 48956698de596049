import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { postHashtags, posts } from "@/lib/db/schema/posts";
import { getPost, getPreview, listPostsWithTag } from "@/lib/posts";
import { withCommits, withContext } from "@/lib/testing/database";
import { actionsOn, caption, findables, isShown, read, renewals, startedBy } from "@/lib/testing/posts";
import {
  createPost,
  deletePost,
  publishDuePosts,
  publishPost,
  restorePost,
  savePost,
  schedulePost,
  unpublishPost,
} from ".";
const visitor = { kind: "visitor" } as const;
const HOUR_MS = 3_600_000;

describe("schedulePost", () => {
  const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

  it("publishes exactly once, as of the planned instant, however many workers there are", () =>
    withCommits(visitor, async (ctx) => {
      const { fah, id } = await startedBy(ctx);
      await schedulePost(fah, id, { version: 1, publishAt: inHours(24) });
      const job = { ...ctx, actor: { kind: "system", job: "publish" } as const };
      expect(await publishDuePosts(job)).toEqual({ done: 0, failed: 0 });
      expect(await isShown(ctx, id)).toBe(false);
      const planned = new Date(Date.now() - 90_000);
      await ctx.db.update(posts).set({ publishedAt: planned }).where(eq(posts.id, id));
      const counts = await Promise.all([1, 2, 3].map(() => publishDuePosts(job)));
      expect(counts.reduce((sum, { done }) => sum + done, 0)).toBe(1);
      expect(await read(fah, id)).toMatchObject({ status: "published", publishedAt: planned.toISOString() });
      expect(await findables(ctx, id)).toBe(2);
      const [tag] = await ctx.db.select().from(postHashtags).where(eq(postHashtags.postId, id));
      expect(tag?.publishedAt).toEqual(planned);
      expect(await actionsOn(ctx, id)).toEqual(["post.create", "post.schedule", "post.publish"]);
    }));

  it("refuses an instant that has come, one too far away, and a post that lacks something", () =>
    withContext(visitor, async (ctx) => {
      const { fah, id } = await startedBy(ctx);
      for (const publishAt of [inHours(-1), inHours(24 * 400)]) {
        await expect(schedulePost(fah, id, { version: 1, publishAt })).rejects.toMatchObject({
          errors: [{ pointer: "#/publishAt", key: "publishAt" }],
        });
      }
      const empty = await createPost(fah, { caption, media: [] });
      const planned = { version: 1, publishAt: inHours(1) };
      await expect(schedulePost(fah, empty.id, planned)).rejects.toMatchObject({ reason: "post-incomplete" });
      await expect(schedulePost(ctx, id, planned)).rejects.toMatchObject({ code: "not_found" });
      await expect(schedulePost(fah, id, { ...planned, version: 9 })).rejects.toMatchObject({
        reason: "changed-meanwhile",
      });
    }));
});

describe("unpublishPost", () => {
  it("takes it from the feed, its page, the tags and the search, and has the pages made anew", () =>
    withContext(visitor, async (ctx) => {
      const { fah, id } = await startedBy(ctx);
      await publishPost(fah, id, { version: 1 });
      const { shortId } = await read(fah, id);
      const before = await renewals(ctx);
      await unpublishPost(fah, id, { version: 2 });
      expect(await isShown(ctx, id)).toBe(false);
      await expect(getPost(ctx, shortId, "en")).rejects.toMatchObject({ code: "not_found" });
      expect((await listPostsWithTag(ctx, "vase", { locale: "en" })).items).toEqual([]);
      expect(await findables(ctx, id)).toBe(0);
      expect(await renewals(ctx)).toBe(before + 1);
    }));

  it("refuses a draft, a stranger and an old version", () =>
    withContext(visitor, async (ctx) => {
      const { fah, id } = await startedBy(ctx);
      await expect(unpublishPost(fah, id, { version: 1 })).rejects.toMatchObject({ reason: "post-state" });
      await expect(unpublishPost(fah, id, { version: 2 })).rejects.toMatchObject({ reason: "changed-meanwhile" });
      await expect(unpublishPost(ctx, id, { version: 1 })).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("deletePost and restorePost", () => {
  it("hide a published post and bring it back as it was", () =>
    withContext(visitor, async (ctx) => {
      const { fah, id } = await startedBy(ctx);
      await publishPost(fah, id, { version: 1 });
      const { publishedAt } = await read(fah, id);
      await deletePost(fah, id, { version: 2 });
      expect(await isShown(ctx, id)).toBe(false);
      expect(await findables(ctx, id)).toBe(0);
      await restorePost(fah, id, { version: 3 });
      expect(await read(fah, id)).toMatchObject({ status: "published", publishedAt, version: 4 });
      expect(await isShown(ctx, id)).toBe(true);
      expect(await findables(ctx, id)).toBe(2);
    }));

  it("make nothing public whose planned time has passed meanwhile", () =>
    withContext(visitor, async (ctx) => {
      const { fah, id } = await startedBy(ctx);
      await schedulePost(fah, id, { version: 1, publishAt: new Date(Date.now() + HOUR_MS).toISOString() });
      await deletePost(fah, id, { version: 2 });
      await ctx.db.update(posts).set({ publishedAt: sql`now() - interval '1 minute'` }).where(eq(posts.id, id)); // prettier-ignore
      await restorePost(fah, id, { version: 3 });
      expect(await read(fah, id)).toMatchObject({ status: "draft" });
    }));

  it("refuse what is deleted already, what is not, strangers and old versions", () =>
    withContext(visitor, async (ctx) => {
      const { fah, id } = await startedBy(ctx);
      await expect(restorePost(fah, id, { version: 1 })).rejects.toMatchObject({ reason: "post-state" });
      await expect(deletePost(ctx, id, { version: 1 })).rejects.toMatchObject({ code: "not_found" });
      await expect(deletePost(fah, id, { version: 7 })).rejects.toMatchObject({ reason: "changed-meanwhile" });
      await deletePost(fah, id, { version: 1 });
      await expect(deletePost(fah, id, { version: 2 })).rejects.toMatchObject({ reason: "post-state" });
      await expect(savePost(fah, id, { caption, media: [], version: 2 })).rejects.toMatchObject({
        reason: "post-state",
      });
      await expect(restorePost(ctx, id, { version: 2 })).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("getPreview", () => {
  it("shows a draft to whoever has its link, leads to the post once it is published, and ends with it", () =>
    withContext(visitor, async (ctx) => {
      const { fah, id } = await startedBy(ctx);
      const { previewToken, shortId } = await read(fah, id);
      expect(await getPreview(ctx, previewToken, "th")).toMatchObject({ post: { id, caption: caption.th } });
      await publishPost(fah, id, { version: 1 });
      expect(await getPreview(ctx, previewToken, "th")).toEqual({ shortId });
      await deletePost(fah, id, { version: 2 });
      for (const token of [previewToken, `${previewToken}x`, id]) {
        await expect(getPreview(ctx, token, "th")).rejects.toMatchObject({ code: "not_found" });
      }
    }));
});
