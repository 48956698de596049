import { and, eq } from "drizzle-orm";
import { hashtagsIn } from "@/lib/core/hashtags";
import type { Context } from "@/lib/db/context";
import { postHashtags, posts } from "@/lib/db/schema/posts";

/**
 * Brings the hashtags of a post in line with its caption in every language: whatever writes a post calls it in the same
 * transaction. A draft has none, since nobody may find it.
 *
 * @returns How many tags are new.
 */
export async function indexHashtags({ db }: Context, postId: string): Promise<number> {
  const [post] = await db
    .select({ caption: posts.caption, publishedAt: posts.publishedAt })
    .from(posts)
    .where(and(eq(posts.id, postId), eq(posts.status, "published")));
  const tags = post ? new Set(Object.values(post.caption).flatMap(hashtagsIn)) : new Set<string>();
  const before = await db
    .delete(postHashtags)
    .where(eq(postHashtags.postId, postId))
    .returning({ tag: postHashtags.tag });
  if (!post || tags.size === 0) return 0;
  await db.insert(postHashtags).values([...tags].map((tag) => ({ postId, tag, publishedAt: post.publishedAt })));
  const known = new Set(before.map(({ tag }) => tag));
  return [...tags].filter((tag) => !known.has(tag)).length;
}
