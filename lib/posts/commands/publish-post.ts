import { and, asc, eq, sql } from "drizzle-orm";
import { invalid } from "@/lib/core/errors";
import { type Context, requireRole } from "@/lib/db/context";
import { posts } from "@/lib/db/schema/posts";
import { canPlanFor, missingParts } from "../rules";
import type { PostDraft } from "../staff-contract";
import { listDraftMedia } from "../staff-posts";
import { type LockedPost, requireStatus, takePost, writePost } from "./change-post";

/** @throws DomainError `invalid` `post-incomplete` with a field for each part that shoppers would miss. */
export function requireComplete(draft: PostDraft): void {
  const missing = missingParts(draft);
  if (missing.length > 0) throw invalid("post-incomplete", "The post lacks something.", missing);
}

/**
 * Shows a post to everybody from now on.
 *
 * @param ctx Request context; the actor must be a curator.
 * @param input The version that was seen.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`, `conflict` `post-state`,
 * `invalid` `post-incomplete`.
 */
export async function publishPost(ctx: Context, postId: string, { version }: { version: number }) {
  requireRole(ctx.actor, "curator");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const post = await takePost(tx, postId, version);
    requireStatus(post, ["draft", "scheduled"]);
    requireComplete({ caption: post.caption, media: await listDraftMedia(db, postId) });
    await show(tx, post, post.now);
    return { id: postId };
  });
}

/**
 * Plans a post, or plans it for another time: the worker publishes it within a minute of that instant.
 *
 * @param ctx Request context; the actor must be a curator.
 * @param input `publishAt`, ISO 8601: to come, and at most a year away.
 * @throws DomainError as `publishPost`, and `invalid` for an instant that does not do.
 */
export async function schedulePost(
  ctx: Context,
  postId: string,
  { version, publishAt }: { version: number; publishAt: string },
) {
  requireRole(ctx.actor, "curator");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const post = await takePost(tx, postId, version);
    requireStatus(post, ["draft", "scheduled"]);
    const publishedAt = new Date(publishAt);
    if (!canPlanFor(publishedAt, post.now)) {
      throw invalid("invalid-input", "Not within the next year.", [{ pointer: "#/publishAt", key: "publishAt" }]);
    }
    requireComplete({ caption: post.caption, media: await listDraftMedia(db, postId) });
    const after = { status: "scheduled", publishedAt } as const;
    await writePost(tx, post, { change: after, noted: { action: "post.schedule", before: stateOf(post), after } });
    return { id: postId };
  });
}

/**
 * Takes a post away from shoppers, or its plan back: it is a draft again.
 *
 * @param ctx Request context; the actor must be a curator.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`, `conflict` `post-state`.
 */
export async function unpublishPost(ctx: Context, postId: string, { version }: { version: number }) {
  requireRole(ctx.actor, "curator");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const post = await takePost(tx, postId, version);
    requireStatus(post, ["published", "scheduled"]);
    const after = { status: "draft" } as const;
    await writePost(tx, post, { change: after, noted: { action: "post.unpublish", before: stateOf(post), after } });
    return { id: postId };
  });
}

/**
 * Publishes the one planned post that has waited longest, as of the instant that was planned. For the worker: two at
 * once take two posts.
 *
 * @returns Null when none is due.
 */
export async function publishNextDue(ctx: Context): Promise<{ id: string } | null> {
  requireRole(ctx.actor, "admin");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const [due] = await db
      .select({ id: posts.id })
      .from(posts)
      .where(and(eq(posts.status, "scheduled"), sql`${posts.publishedAt} <= now()`))
      .orderBy(asc(posts.publishedAt))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!due) return null;
    const post = await takePost(tx, due.id, null);
    await show(tx, post, post.publishedAt);
    return due;
  });
}

const stateOf = ({ status, publishedAt }: LockedPost) => ({ status, publishedAt });

async function show(ctx: Context, post: LockedPost, publishedAt: Date): Promise<void> {
  const after = { status: "published", publishedAt } as const;
  await writePost(ctx, post, { change: after, noted: { action: "post.publish", before: stateOf(post), after } });
}
