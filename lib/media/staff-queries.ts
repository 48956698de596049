import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { notFound } from "@/lib/core/errors";
import { type Context, type Database, requireRole } from "@/lib/db/context";
import { type Crop, media } from "@/lib/db/schema/media";
import { placeholderGradient } from "./rules";
import type { UploadedPicture } from "./staff-contract";

const wholes = alias(media, "wholes");

/**
 * A picture with what its editor needs, whoever it came from.
 *
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function getUploaded(ctx: Context, mediaId: string): Promise<UploadedPicture> {
  requireRole(ctx.actor, "curator");
  const { id, key, width, height, thumbhash, alt, durationMs, crop } = media;
  const whole = { key: wholes.key, width: wholes.width, height: wholes.height };
  const [row] = await ctx.db
    .select({ id, key, width, height, thumbhash, alt, durationMs, crop, whole })
    .from(media)
    .leftJoin(
      wholes,
      and(eq(wholes.originalHash, media.originalHash), isNull(wholes.crop), isNotNull(wholes.originalKey)),
    )
    .where(eq(media.id, mediaId))
    .limit(1);
  if (!row) throw notFound("picture", mediaId);
  return {
    id: row.id,
    key: row.key,
    width: row.width,
    height: row.height,
    placeholder: placeholderGradient(row.thumbhash),
    alt: row.alt,
    durationMs: row.durationMs,
    whole: row.whole && { ...row.whole, crop: row.crop },
  };
}

/** The picture that was made of the same original with the same crop, or null. */
export async function findSame(db: Database, originalHash: string, crop: Crop | null) {
  const isSameCrop = crop === null ? isNull(media.crop) : sql`${media.crop} = ${JSON.stringify(crop)}::jsonb`;
  const { id, key, width, height, thumbhash } = media;
  const [row] = await db
    .select({ id, key, width, height, thumbhash })
    .from(media)
    .where(and(eq(media.originalHash, originalHash), isSameCrop))
    .limit(1);
  return row ?? null;
}
