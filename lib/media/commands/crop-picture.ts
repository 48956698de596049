import { eq } from "drizzle-orm";
import { conflict, notFound } from "@/lib/core/errors";
import { type Context, requireRole } from "@/lib/db/context";
import { type Crop, media } from "@/lib/db/schema/media";
import { isKept, readKept } from "../upload/files";
import { type AddedPicture, addPicture } from "./add-picture";

/**
 * Makes another picture of the same original that shows another part of it. The one before stays as it is: its files
 * may be cached anywhere.
 *
 * @param ctx Request context; the actor must be a curator.
 * @param input Part of the whole original, in fractions; null for all of it.
 * @throws DomainError `not_found`, `forbidden`, `conflict` `no-original` for a picture that came with the shop, `invalid`
 * `picture-shape` for a part that is too small or too long.
 */
export async function cropPicture(
  ctx: Context,
  mediaId: string,
  { crop }: { crop: Crop | null },
): Promise<AddedPicture> {
  requireRole(ctx.actor, "curator");
  const [row] = await ctx.db
    .select({ originalKey: media.originalKey, alt: media.alt })
    .from(media)
    .where(eq(media.id, mediaId));
  if (!row) throw notFound("picture", mediaId);
  if (row.originalKey === null || !isKept("originals", row.originalKey)) {
    throw conflict("no-original", `The original of ${mediaId} is not kept.`);
  }
  const bytes = await readKept("originals", row.originalKey);
  return addPicture(ctx, { bytes, fileName: row.originalKey, alt: row.alt, crop });
}
