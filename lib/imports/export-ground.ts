import { inArray, sql } from "drizzle-orm";
import type { VersionedDraft } from "@/lib/catalog";
import { pictureUrl } from "@/lib/core/picture-url";
import type { Database } from "@/lib/db/context";
import { collections } from "@/lib/db/schema/catalog";
import { stock } from "@/lib/db/schema/inventory";
import { media } from "@/lib/db/schema/media";

/** Collections by id, as an export names them. */
export async function listShelves(db: Database): Promise<Map<string, { title: string; handle: string }>> {
  const { id, title, handle } = collections;
  const rows = await db.select({ id, title, handle }).from(collections);
  return new Map(rows.map((row) => [row.id, { title: row.title.en || row.title.th, handle: row.handle }]));
}

/** Addresses of the pictures of some products, by media id: the widest that there is. */
export async function pictureUrls(
  db: Database,
  { drafts, siteUrl }: { drafts: readonly VersionedDraft[]; siteUrl: string },
): Promise<Map<string, string>> {
  const ids = drafts.flatMap(({ draft }) => draft.pictures.map(({ mediaId }) => mediaId));
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: media.id, key: media.key, width: media.width })
    .from(media)
    .where(inArray(media.id, ids));
  return new Map(rows.map(({ id, key, width }) => [id, siteUrl + pictureUrl(key, widestOf(width), "webp")]));
}

/** What can be sold of each variant of some products. */
export async function stockOf(db: Database, drafts: readonly VersionedDraft[]): Promise<Map<string, number>> {
  const ids = drafts.flatMap(({ draft }) => draft.variants.flatMap(({ id }) => id ?? []));
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: stock.variantId, left: sql`${stock.onHand} - ${stock.reserved}`.mapWith(Number) })
    .from(stock)
    .where(inArray(stock.variantId, ids));
  return new Map(rows.map(({ id, left }) => [id, left]));
}

const WIDEST_WEBP = 720;
/** The widest rendition that other shops read. */
const widestOf = (width: number): number => Math.min(WIDEST_WEBP, width);
