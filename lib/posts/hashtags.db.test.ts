import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { postHashtags, posts } from "@/lib/db/schema/posts";
import { withContext } from "@/lib/testing/database";
import { createPost, createVariant } from "@/lib/testing/factories";
import { indexHashtags } from "./commands/index-hashtags";
import { HashtagView, PostThumbPage } from "./contract";
import { getHashtag, listPostsWithTag } from "./tag-queries";

const visitor = { kind: "visitor" } as const;
const caption = { th: "ชั้นเดียว #แจกันละไม", en: "One shelf. #Vase" };
const day = (number: number) => new Date(Date.UTC(2026, 0, number));

const tagsOf = async ({ db }: Context, postId: string) =>
  (await db.select({ tag: postHashtags.tag }).from(postHashtags).where(eq(postHashtags.postId, postId)))
    .map(({ tag }) => tag)
    .sort();

describe("indexHashtags", () => {
  it("keeps the tags of both languages and follows a changed caption", () =>
    withContext(visitor, async (ctx) => {
      const { id } = await createPost(ctx, [], { caption });
      expect(await tagsOf(ctx, id)).toEqual(["vase", "แจกันละไม"]);
      await ctx.db.update(posts).set({ caption: { th: "#แจกันละไม", en: "#gift" } }).where(eq(posts.id, id)); // prettier-ignore
      expect(await indexHashtags(ctx, id)).toBe(1);
      expect(await tagsOf(ctx, id)).toEqual(["gift", "แจกันละไม"]);
      expect(await indexHashtags(ctx, id)).toBe(0);
    }));

  it("lets nobody find a draft", () =>
    withContext(visitor, async (ctx) => {
      const { id } = await createPost(ctx, [], { caption, status: "draft" });
      expect(await tagsOf(ctx, id)).toEqual([]);
      await expect(getHashtag(ctx, "vase", "en")).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("listPostsWithTag", () => {
  it("gives every post of the tag once, newest first, page by page, also where two share an instant", () =>
    withContext(visitor, async (ctx) => {
      const made = [];
      for (const at of [1, 3, 2, 2, 2]) made.push(await createPost(ctx, [], { caption, publishedAt: day(at) }));
      await createPost(ctx, [], { publishedAt: day(4) });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const options = { locale: "th", cursor, size: 2 } as const;
        const page = PostThumbPage.parse(await listPostsWithTag(ctx, "แจกันละไม", options));
        seen.push(...page.items.map(({ shortId }) => shortId));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect([...seen].sort()).toEqual(made.map(({ shortId }) => shortId).sort());
      expect(seen[0]).toBe(made[1]?.shortId);
      expect(seen.at(-1)).toBe(made[0]?.shortId);
    }));

  it("starts a later page where the index has it", () =>
    withContext(visitor, async ({ db }) => {
      await db.execute(sql`set local enable_seqscan = off; set local enable_bitmapscan = off`);
      const answer = await db.execute(sql`explain select post_id from post_hashtags
        where tag = 'vase'
        and (published_at, post_id) < ('2026-01-01'::timestamptz, '018f0000-0000-7000-8000-000000000000'::uuid)
        order by published_at desc, post_id desc limit 13`);
      // Safe: both drivers answer so; the common type of a database says nothing.
      const { rows } = answer as { rows: Record<string, string>[] };
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      expect(plan).toContain("using post_hashtags_tag_idx");
      expect(plan).toMatch(/Index Cond: .*ROW\(published_at, post_id\) < ROW/);
      expect(plan).not.toContain("Sort");
    }));
});

describe("getHashtag", () => {
  it("shows products that carry the tag before those in its pictures, each once", () =>
    withContext(visitor, async (ctx) => {
      const [seen, own] = [await createVariant(ctx), await createVariant(ctx, { tags: ["vase"] })];
      await createPost(ctx, [seen.variantId, own.variantId], { caption });
      await createPost(ctx, [seen.variantId], { caption });
      const hashtag = HashtagView.parse(await getHashtag(ctx, "vase", "en"));
      expect(hashtag.products.map(({ handle }) => handle)).toEqual([own.handle, seen.handle]);
      expect(hashtag).toMatchObject({ tag: "vase", postCount: 2, isMore: false });
    }));

  it("leaves out what is not for sale", () =>
    withContext(visitor, async (ctx) => {
      const draft = await createVariant(ctx, { status: "draft" });
      await createPost(ctx, [draft.variantId], { caption });
      expect((await getHashtag(ctx, "vase", "th")).products).toEqual([]);
    }));
});
