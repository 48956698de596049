import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { LocalText } from "@/lib/core/locale";
import type { Database } from "@/lib/db/context";
import { products, variants } from "@/lib/db/schema/catalog";
import { media } from "@/lib/db/schema/media";
import { postMedia, productTags } from "@/lib/db/schema/posts";
import type { PostDraft } from "./staff-contract";
import type { Known } from "./rules";

type DraftMedia = PostDraft["media"];

/** What there is of the media and variants that a draft names. */
export async function findKnown(db: Database, draft: DraftMedia): Promise<Known> {
  const mediaIds = draft.map(({ id }) => id);
  const variantIds = draft.flatMap(({ tags }) => tags.map(({ variantId }) => variantId));
  const kinds = await db.select({ id: media.id, kind: media.kind }).from(media).where(inArray(media.id, mediaIds));
  const taggable = await db
    .select({ id: variants.id })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(and(inArray(variants.id, variantIds), isNull(variants.archivedAt), ne(products.status, "archived")));
  return { media: new Map(kinds.map(({ id, kind }) => [id, kind])), taggable: new Set(taggable.map(({ id }) => id)) };
}

/** The pictures of a post in their order, with what is tagged in them from left to right. */
export async function listDraftMedia(db: Database, postId: string): Promise<DraftMedia> {
  const rows = await db
    .select({ id: media.id, alt: media.alt })
    .from(postMedia)
    .innerJoin(media, eq(media.id, postMedia.mediaId))
    .where(eq(postMedia.postId, postId))
    .orderBy(postMedia.position);
  const tags = await db
    .select({ mediaId: productTags.mediaId, variantId: productTags.variantId, x: productTags.x, y: productTags.y })
    .from(productTags)
    .where(eq(productTags.postId, postId))
    .orderBy(productTags.x, productTags.id);
  return rows.map(({ id, alt }: { id: string; alt: LocalText }) => ({
    id,
    alt: { th: alt.th, en: alt.en },
    tags: tags.flatMap(({ mediaId, ...tag }) => (mediaId === id ? [tag] : [])),
  }));
}
