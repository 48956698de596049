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
    await lockPost(db, postId);
    const added = await db.insert(likes).values({ postId, deviceId }).onConflictDoNothing().returning();
    return { count: await addToCount(db, postId, added.length), isLiked: true };
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
    await lockPost(db, postId);
    const removed = await db
      .delete(likes)
      .where(and(eq(likes.postId, postId), eq(likes.deviceId, deviceId)))
      .returning();
    return { count: await addToCount(db, postId, -removed.length), isLiked: false };
  });
}

async function lockPost(db: Context["db"], postId: string): Promise<void> {
  const [post] = await db
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.id, postId), eq(posts.status, "published")))
    .for("update");
  if (!post) throw notFound("post", postId);
}

async function addToCount(db: Context["db"], postId: string, delta: number): Promise<number> {
  const [post] = await db
    .update(posts)
    .set({ likeCount: sql`${posts.likeCount} + ${delta}` })
    .where(eq(posts.id, postId))
    .returning({ likeCount: posts.likeCount });
  return post?.likeCount ?? 0;
}
