import { eq, sql } from "drizzle-orm";
import { isDeepStrictEqual } from "node:util";
import { openBrandAccount } from "@/lib/accounts";
import { recordAudit } from "@/lib/audit";
import { invalid } from "@/lib/core/errors";
import { newShortId } from "@/lib/core/ids";
import { type Context, requireRole } from "@/lib/db/context";
import { postMedia, posts, productTags } from "@/lib/db/schema/posts";
import { describeMedia } from "@/lib/media";
import { renewPages } from "@/lib/outbox";
import { draftFaults } from "../rules";
import type { PostDraft } from "../staff-contract";
import { findKnown, listDraftMedia } from "../staff-posts";
import { labelOf, requireStatus, takePost, writePost } from "./change-post";
import { requireComplete } from "./publish-post";

/**
 * Starts a post of the brand as a draft that nobody else sees.
 *
 * @param ctx Request context; the actor must be a curator.
 * @param draft May lack anything that publishing asks for.
 * @throws DomainError `not_found` and `forbidden` by role, `invalid` with a field for each fault.
 */
export async function createPost(ctx: Context, draft: PostDraft): Promise<{ id: string }> {
  requireRole(ctx.actor, "curator");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    await requireSound(tx, draft);
    const authorId = await openBrandAccount(tx);
    const { caption, media } = draft;
    const [post] = await db
      .insert(posts)
      .values({ shortId: newShortId(), authorId, caption, status: "draft", publishedAt: sql`now()` })
      .returning({ id: posts.id });
    if (!post) throw new Error("a post was not written");
    await writeMedia(tx, post.id, media);
    const entry = { action: "post.create", entity: "post", entityId: post.id, label: labelOf(caption) } as const;
    await recordAudit(tx, { ...entry, before: null, after: draft });
    return post;
  });
}

/**
 * Saves what somebody edited. A post that shoppers see, or that is planned, must stay complete.
 *
 * @param ctx Request context; the actor must be a curator.
 * @param input The whole post with the version that was edited; saying nothing new changes nothing.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`, `conflict` `post-state` for a
 * deleted one, `invalid` with a field for each fault.
 */
export async function savePost(
  ctx: Context,
  postId: string,
  { version, ...draft }: PostDraft & { version: number },
): Promise<{ id: string }> {
  requireRole(ctx.actor, "curator");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const post = await takePost(tx, postId, version);
    requireStatus(post, ["draft", "scheduled", "published"]);
    await requireSound(tx, draft);
    if (post.status !== "draft") requireComplete(draft);
    const before = { caption: post.caption, media: await listDraftMedia(db, postId) };
    const { caption, media } = draft;
    const noted = changesOf(before, { caption, media });
    if (noted === null) return { id: postId };
    await writeMedia(tx, postId, media);
    await writePost(tx, post, { change: { caption }, noted: { action: "post.save", ...noted } });
    return { id: postId };
  });
}

async function requireSound({ db }: Context, { media }: PostDraft): Promise<void> {
  const faults = draftFaults(media, await findKnown(db, media));
  if (faults.length > 0) throw invalid("invalid-input", "The draft is not sound.", faults);
}

async function writeMedia(ctx: Context, postId: string, media: PostDraft["media"]): Promise<void> {
  const { db } = ctx;
  await db.delete(productTags).where(eq(productTags.postId, postId));
  await db.delete(postMedia).where(eq(postMedia.postId, postId));
  if (media.length === 0) return;
  await db.insert(postMedia).values(media.map(({ id }, position) => ({ postId, mediaId: id, position })));
  const tags = media.flatMap(({ id, tags }) => tags.map((tag) => ({ ...tag, postId, mediaId: id })));
  if (tags.length > 0) await db.insert(productTags).values(tags);
  // A picture may also stand in other posts and products.
  if ((await describeMedia(ctx, media)) > 0) await renewPages(ctx);
}

type Edited = Pick<PostDraft, "caption" | "media">;

/** What differs, as the log keeps it; null where nothing does. The order in which tags are sent says nothing. */
function changesOf(before: Edited, after: Edited): { before: Partial<Edited>; after: Partial<Edited> } | null {
  const names = (["caption", "media"] as const).filter(
    (name) => !isDeepStrictEqual(plain(before)[name], plain(after)[name]),
  );
  if (names.length === 0) return null;
  const only = (edited: Edited) => Object.fromEntries(names.map((name) => [name, edited[name]]));
  return { before: only(before), after: only(after) };
}

/** Without what says nothing: the order of tags and of keys. */
const plain = ({ caption: { th, en }, media }: Edited): Edited => ({
  caption: { th, en },
  media: media.map(({ id, alt, tags }) => ({
    id,
    alt: { th: alt.th, en: alt.en },
    tags: tags.map(({ variantId, x, y }) => ({ variantId, x, y })).sort((a, b) => (a.variantId < b.variantId ? -1 : 1)),
  })),
});
