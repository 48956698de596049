import { type Context, requireRole } from "@/lib/db/context";
import { requireStatus, takePost, writePost } from "./change-post";

/**
 * Takes a post away from everybody; it can be taken back as it was.
 *
 * @param ctx Request context; the actor must be a curator.
 * @param input The version that was seen.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`, `conflict` `post-state`.
 */
export async function deletePost(ctx: Context, postId: string, { version }: { version: number }) {
  requireRole(ctx.actor, "curator");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const post = await takePost(tx, postId, version);
    requireStatus(post, ["draft", "scheduled", "published"]);
    const { status } = post;
    const change = { status: "deleted", deletedFrom: status } as const;
    await writePost(tx, post, { change, noted: { action: "post.delete", before: { status }, after: change } });
    return { id: postId };
  });
}

/**
 * Brings a deleted post back as it was. One whose planned time has passed meanwhile comes back as a draft: nothing
 * becomes public because somebody undid a mistake late.
 *
 * @param ctx Request context; the actor must be a curator.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`, `conflict` `post-state`.
 */
export async function restorePost(ctx: Context, postId: string, { version }: { version: number }) {
  requireRole(ctx.actor, "curator");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const post = await takePost(tx, postId, version);
    requireStatus(post, ["deleted"]);
    const was = post.deletedFrom ?? "draft";
    const isLate = was === "scheduled" && post.publishedAt <= post.now;
    const change = { status: isLate ? "draft" : was, deletedFrom: null } as const;
    const before = { status: "deleted", deletedFrom: was };
    await writePost(tx, post, { change, noted: { action: "post.restore", before, after: change } });
    return { id: postId };
  });
}
