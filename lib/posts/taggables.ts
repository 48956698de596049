import { and, asc, eq, inArray, isNull, ne, or, sql, type SQL } from "drizzle-orm";
import { choiceText } from "@/lib/catalog";
import { HOME_CURRENCY } from "@/lib/core/money";
import { type Context, type Database, requireRole } from "@/lib/db/context";
import { prices, productMedia, products, variants } from "@/lib/db/schema/catalog";
import { media } from "@/lib/db/schema/media";
import { placeholderGradient } from "@/lib/media";
import type { Taggable, Taggables } from "./staff-contract";

const MOST = 20;
const FOR_LIKE = /[\\%_]/g;

/**
 * Variants that can be tagged, found by a part of the title in either language or of the SKU: one statement. An SKU
 * that begins so comes first, then the shop's own order.
 *
 * @param q Empty for the first of the shop.
 */
export async function listTaggables(ctx: Context, q: string): Promise<Taggables> {
  requireRole(ctx.actor, "curator");
  const begun = q.replace(FOR_LIKE, "\\$&");
  const hasTitle = or(
    ...(["th", "en"] as const).map((locale) => sql`${products.title} ->> ${locale} ilike ${`%${begun}%`}`),
  );
  const isMeant = q === "" ? undefined : or(hasTitle, sql`${variants.sku} ilike ${`%${begun}%`}`);
  const isThere = and(isNull(variants.archivedAt), ne(products.status, "archived"));
  const bySku = sql`(${variants.sku} ilike ${`${begun}%`}) desc`;
  const rows = await select(ctx.db, and(isMeant, isThere))
    .orderBy(...(q === "" ? [] : [bySku]), asc(products.position), asc(products.id), asc(variants.position))
    .limit(MOST);
  return { items: rows.map(toTaggable) };
}

/** Variants that are tagged already, also those that could not be tagged now. */
export async function getTaggables(db: Database, variantIds: readonly string[]): Promise<Taggable[]> {
  if (variantIds.length === 0) return [];
  return (await select(db, inArray(variants.id, [...variantIds]))).map(toTaggable);
}

const picture = sql`coalesce(${variants.mediaId}, (select ${productMedia.mediaId} from ${productMedia}
  where ${productMedia.productId} = ${products.id} order by ${productMedia.position} limit 1))`;

const select = (db: Database, where: SQL | undefined) =>
  db
    .select({
      variantId: variants.id,
      handle: products.handle,
      sku: variants.sku,
      title: products.title,
      options: products.options,
      optionValues: variants.optionValues,
      amount: prices.amount,
      status: products.status,
      archivedAt: variants.archivedAt,
      key: media.key,
      thumbhash: media.thumbhash,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .leftJoin(prices, and(eq(prices.variantId, variants.id), eq(prices.currency, HOME_CURRENCY)))
    .leftJoin(media, eq(media.id, picture))
    .where(where)
    .$dynamic();

type Row = Awaited<ReturnType<typeof select>>[number];

const toTaggable = ({ options, optionValues, amount, archivedAt, key, thumbhash, ...row }: Row): Taggable => ({
  ...row,
  choice: choiceText(options, optionValues),
  price: amount === null ? null : { amount, currency: HOME_CURRENCY },
  picture: key === null ? null : { key, placeholder: placeholderGradient(thumbhash ?? "") },
  status: archivedAt === null ? row.status : "archived",
});
