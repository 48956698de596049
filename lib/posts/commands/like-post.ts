import { and, eq, sql } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import { type Context, requireDevice } from "@/lib/db/context";
import { likes, posts } from "@/lib/db/schema/posts";
import type { LikeState } from "../contract";

/**
 * Likes a post. Liking twice is liking once.
 *
 * @param ctx Request context; the actor must be a device.
 * @throws DomainError `forbidden`, `not_found` (also for a draft).
 */
export async function likePost(ctx: Context, postId: string): Promise<LikeState> {
  const deviceId = requireDevice(ctx.actor);
  return ctx.db.transaction(async (db) => {
    const published = await lockPost(db, postId);
    const added = await db.insert(likes).values({ postId, deviceId }).onConflictDoNothing().returning();
    return { count: await addToCount(db, postId, added.length, published), isLiked: true };
  });
}

/**
 * Takes a like back. Without one nothing changes.
 *
 * @param ctx Request context; the actor must be a device.
 * @throws DomainError `forbidden`, `not_found` (also for a draft).
 */
export async function unlikePost(ctx: Context, postId: string): Promise<LikeState> {
  const deviceId = requireDevice(ctx.actor);
  return ctx.db.transaction(async (db) => {
    const published = await lockPost(db, postId);
    const removed = await db
      .delete(likes)
      .where(and(eq(likes.postId, postId), eq(likes.deviceId, deviceId)))
      .returning();
    return { count: await addToCount(db, postId, -removed.length, published), isLiked: false };
  });
}

async function lockPost(db: Context["db"], postId: string): Promise<number> {
  const [post] = await db
    .select({ likeCount: posts.likeCount })
    .from(posts)
    .where(and(eq(posts.id, postId), eq(posts.status, "published")))
    .for("update");
  if (!post) throw notFound("post", postId);
  return post.likeCount;
}

async function addToCount(db: Context["db"], postId: string, delta: number, before: number): Promise<number> {
  if (delta === 0) return before;
  await db
    .update(posts)
    .set({ likeCount: sql`${posts.likeCount} + ${delta}` })
    .where(eq(posts.id, postId));
  return before + delta;
}
