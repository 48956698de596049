import { asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Locale } from "@/lib/core/locale";
import { HOME_CURRENCY } from "@/lib/core/money";
import type { Context, Database } from "@/lib/db/context";
import { prices, productListings, productMedia, products, variants } from "@/lib/db/schema/catalog";
import { media } from "@/lib/db/schema/media";
import { placeholderGradient } from "@/lib/media";
import type { ProductCard } from "./contract";

/** Columns that a list of products is sorted by. */
type Columns = Pick<typeof productListings, "productId" | "position" | "minAmount" | "publishedAt">;

/** Which rows of the list, and in which order. */
export type Cut = { where: SQL | undefined; orderBy: (row: Columns) => SQL[]; limit: number };

const cover = sql`(select ${productMedia.mediaId} from ${productMedia} where ${productMedia.productId} = ${products.id}
  order by ${productMedia.position} limit 1)`;

/** What the cheapest variant cost before. */
const compareAt = sql<number | null>`(select ${prices.compareAtAmount} from ${variants} join ${prices}
  on ${prices.variantId} = ${variants.id} and ${prices.currency} = ${HOME_CURRENCY}
  where ${variants.productId} = ${products.id} and ${variants.archivedAt} is null order by ${prices.amount}, ${variants.position} limit 1)`;

/** The rows of a cut with all that cards show: cut first, so that only those are looked up. */
export async function selectCards(db: Database, { where, orderBy, limit }: Cut) {
  const cut = db
    .select({
      productId: productListings.productId,
      position: productListings.position,
      minAmount: productListings.minAmount,
      maxAmount: productListings.maxAmount,
      publishedAt: productListings.publishedAt,
    })
    .from(productListings)
    .where(where)
    .orderBy(...orderBy(productListings))
    .limit(limit)
    .as("cut");
  return (
    db
      .select({
        productId: cut.productId,
        position: cut.position,
        minAmount: cut.minAmount,
        maxAmount: cut.maxAmount,
        publishedAt: cut.publishedAt,
        handle: products.handle,
        title: products.title,
        compareAt,
        key: media.key,
        width: media.width,
        height: media.height,
        thumbhash: media.thumbhash,
        alt: media.alt,
      })
      .from(cut)
      .innerJoin(products, eq(products.id, cut.productId))
      .innerJoin(media, eq(media.id, cover))
      // Safe: the columns of the cut are those of the table under another name.
      .orderBy(...orderBy(cut as unknown as Columns))
  );
}

export type CardRow = Awaited<ReturnType<typeof selectCards>>[number];

const moneyOf = (amount: number) => ({ amount, currency: HOME_CURRENCY });

export const toCard = (row: CardRow, locale: Locale): ProductCard => ({
  handle: row.handle,
  title: row.title[locale],
  price: moneyOf(row.minAmount),
  compareAtPrice: row.compareAt === null ? null : moneyOf(row.compareAt),
  isFrom: row.maxAmount > row.minAmount,
  picture: {
    key: row.key,
    width: row.width,
    height: row.height,
    alt: row.alt[locale],
    placeholder: placeholderGradient(row.thumbhash),
  },
});

/**
 * Cards of some products, in the order of the ids: one statement. Those that are not listed are left out.
 *
 * @param productIds At most 100.
 */
export async function listCards(
  { db }: Context,
  productIds: readonly string[],
  locale: Locale,
): Promise<ProductCard[]> {
  if (productIds.length === 0) return [];
  const rows = await selectCards(db, {
    where: inArray(productListings.productId, [...productIds]),
    orderBy: (row) => [asc(row.productId)],
    limit: 100,
  });
  const byId = new Map(rows.map((row) => [row.productId, row]));
  return productIds.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toCard(row, locale)] : [];
  });
}
