import { and, eq, sql } from "drizzle-orm";
import { type AuditAction, recordAudit } from "@/lib/audit";
import { changedMeanwhile, conflict, notFound } from "@/lib/core/errors";
import type { LocalText } from "@/lib/core/locale";
import { shorten } from "@/lib/core/shorten";
import type { Context } from "@/lib/db/context";
import { POST_STATUSES, posts } from "@/lib/db/schema/posts";
import { renewPages } from "@/lib/outbox";
import { indexHashtags } from "./index-hashtags";

type Status = (typeof POST_STATUSES)[number];

/** A post that nobody else changes until the transaction ends. */
export type LockedPost = {
  id: string;
  status: Status;
  deletedFrom: Status | null;
  caption: LocalText;
  publishedAt: Date;
  version: number;
  /** The database's clock. */
  now: Date;
};

/**
 * Takes a post for one change.
 *
 * @param ctx Its `db` must be a transaction.
 * @param seen The version that the editor saw; null for a job, which saw none.
 * @throws DomainError `not_found`, `precondition_failed` `changed-meanwhile`.
 */
export async function takePost(ctx: Context, postId: string, seen: number | null): Promise<LockedPost> {
  const { id, status, deletedFrom, caption, publishedAt, version } = posts;
  const now = sql<Date>`extract(epoch from now()) * 1000`.mapWith((ms) => new Date(Number(ms)));
  const [post] = await ctx.db
    .select({ id, status, deletedFrom, caption, publishedAt, version, now })
    .from(posts)
    .where(eq(posts.id, postId))
    .for("update");
  if (!post) throw notFound("post", postId);
  if (seen !== null && post.version !== seen) throw changedMeanwhile("post", postId);
  return post;
}

/** @throws DomainError `conflict` `post-state` where a post is in none of these states. */
export function requireStatus({ id, status }: LockedPost, allowed: readonly Status[]): void {
  if (!allowed.includes(status)) throw conflict("post-state", `The post ${id} is ${status}.`);
}

type PostChange = Partial<{
  caption: LocalText;
  status: Status;
  deletedFrom: Status | null;
  publishedAt: Date;
}>;

type Noted = { action: AuditAction; before: unknown; after: unknown };

/**
 * Writes a change of a post with all that follows it: its next version, the log, its hashtags and, where shoppers
 * could or can see it, the pages. What can be found by words follows in `lib/publishing`.
 *
 * @param post As `takePost` gave it, in the same transaction.
 */
export async function writePost(
  ctx: Context,
  post: LockedPost,
  { change, noted }: { change: PostChange; noted: Noted },
): Promise<void> {
  await ctx.db
    .update(posts)
    .set({ ...change, version: sql`${posts.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(posts.id, post.id), eq(posts.version, post.version)));
  const label = labelOf(change.caption ?? post.caption);
  await recordAudit(ctx, { ...noted, entity: "post", entityId: post.id, label });
  await indexHashtags(ctx, post.id);
  const isShown = (change.status ?? post.status) === "published";
  if (isShown || post.status === "published") await renewPages(ctx);
}

const LABEL_LENGTH = 60;

/** The first words of a caption: what people call a post. */
export const labelOf = (caption: LocalText): string => shorten(caption.en || caption.th, LABEL_LENGTH, "en");
