import { eq } from "drizzle-orm";
import { recordAudit } from "@/lib/audit";
import { invalid } from "@/lib/core/errors";
import { hashtagsIn } from "@/lib/core/hashtags";
import { type Context, requireRole } from "@/lib/db/context";
import { submissionTags } from "@/lib/db/schema/submissions";
import type { PhotoTag } from "../contract";
import { findTaggable } from "../known";
import { requirePhotoState, takePhoto, writePhotoChange } from "./change-photo";

/**
 * Staff say what a photo shows: its products, its words. What was in the creator's order stays known as bought.
 *
 * @param ctx Request context; the actor must be a curator.
 * @param input All tags of the photo, with the version that was seen.
 * @returns The next version.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`, `conflict` `photo-state`,
 * `invalid` for a tag of what is not sold any more.
 */
export async function tagPhoto(
  ctx: Context,
  photoId: string,
  { version, tags, caption, alt }: { version: number; tags: PhotoTag[]; caption: string; alt: string },
): Promise<number> {
  requireRole(ctx.actor, "curator");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const photo = await takePhoto(tx, photoId, version);
    requirePhotoState(photo, ["new", "approved", "rejected"]);
    const before = await db.select().from(submissionTags).where(eq(submissionTags.submissionId, photoId));
    const unique = [...new Map(tags.map((tag) => [tag.variantId, tag])).values()];
    const known = new Map(before.map(({ variantId, isBought }) => [variantId, isBought]));
    await requireTaggable(
      tx,
      unique.filter(({ variantId }) => !known.has(variantId)),
    );
    await db.delete(submissionTags).where(eq(submissionTags.submissionId, photoId));
    const rows = unique.map((tag) => ({ ...tag, submissionId: photoId, isBought: known.get(tag.variantId) ?? false }));
    if (rows.length > 0) await db.insert(submissionTags).values(rows);
    const next = await writePhotoChange(tx, photo, { caption, alt, hashtags: hashtagsIn(caption) });
    await recordAudit(tx, {
      ...{ action: "photo.tag", entity: "submission", entityId: photoId, label: caption || photo.creatorName },
      before: { tags: before.map(({ variantId, x, y }) => ({ variantId, x, y })), caption: photo.caption },
      after: { tags: unique, caption, alt },
    });
    return next;
  });
}

async function requireTaggable({ db }: Context, tags: PhotoTag[]): Promise<void> {
  const ids = tags.map(({ variantId }) => variantId);
  if ((await findTaggable(db, ids, "staff")).size === ids.length) return;
  throw invalid("invalid-input", "A tag is of nothing that is sold.", [{ pointer: "#/tags", key: "notTaggable" }]);
}
