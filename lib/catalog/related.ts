import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Locale, LocalText } from "@/lib/core/locale";
import { HOME_CURRENCY } from "@/lib/core/money";
import type { Picture } from "@/lib/core/shapes";
import type { Context } from "@/lib/db/context";
import { prices, productListings, productMedia, products, variants } from "@/lib/db/schema/catalog";
import { stock } from "@/lib/db/schema/inventory";
import { media } from "@/lib/db/schema/media";
import { orderLines, orders } from "@/lib/db/schema/orders";
import { placeholderGradient } from "@/lib/media";
import type { Companion, ProductCard, RelatedProducts } from "./contract";
import { choiceText } from "./rules";

const AT_MOST = 8;
/** However large the shop, no more neighbours of each kind than these are compared. */
const CANDIDATES = 60;
/** What is bought together is read from the latest orders: it costs the same in a shop of a million. */
const LATEST_ORDERS = 2_000;
/** A tag in common says more than the same shelf. */
const TAG_WEIGHT = 2;

const pictureColumns = {
  key: media.key,
  width: media.width,
  height: media.height,
  thumbhash: media.thumbhash,
  alt: media.alt,
};

type PictureRow = { key: string; width: number; height: number; thumbhash: string; alt: LocalText };

const pictureOf = ({ key, width, height, thumbhash, alt }: PictureRow, locale: Locale): Picture => ({
  ...{ key, width, height },
  alt: alt[locale],
  placeholder: placeholderGradient(thumbhash),
});

const moneyOf = (amount: number) => ({ amount, currency: HOME_CURRENCY });
const moneyOrNull = (amount: number | null) => (amount === null ? null : moneyOf(amount));

const cover = sql`(select pm.media_id from ${productMedia} pm where pm.product_id = ${products.id}
  order by pm.position limit 1)`;

/** The published product that the lists are about. */
const own = (handle: string) => sql`(select me.id, me.collection_id, me.position, me.tags from ${products} me
  where me.handle = ${handle} and me.status = 'published') own`;

const isHomePrice = and(eq(prices.variantId, variants.id), eq(prices.currency, HOME_CURRENCY));

/** What goes with a published product; both lists are empty for a handle that is none. */
export async function listRelated(ctx: Context, handle: string, locale: Locale): Promise<RelatedProducts> {
  const [together, similar] = await Promise.all([
    listBoughtTogether(ctx, handle, locale),
    listSimilar(ctx, handle, locale),
  ]);
  return { together, similar };
}

/** Published, priced products that share tags or the collection with one, the most alike first; never itself. */
async function listSimilar({ db }: Context, handle: string, locale: Locale): Promise<ProductCard[]> {
  const beside = (way: "after" | "before") => sql`(select p.id from ${products} p
    where p.collection_id = own.collection_id and p.position ${way === "after" ? sql`>=` : sql`<`} own.position
    order by p.position ${way === "after" ? sql`asc` : sql`desc`} limit ${CANDIDATES})`;
  const tagged = sql`(select l.product_id from ${productListings} l where l.tags && own.tags limit ${CANDIDATES})`;
  const shared = sql`cardinality(array(select unnest(other.tags) intersect select unnest(own.tags)))`;
  const near = sql`(select other.id, abs(other.position - own.position) as distance,
      ${shared} * ${TAG_WEIGHT} + (other.collection_id = own.collection_id)::int as likeness
    from ${own(handle)}
    cross join lateral (${beside("after")} union ${beside("before")} union ${tagged}) as candidate (id)
    join ${products} other on other.id = candidate.id and other.id <> own.id) near`;
  const rows = await db
    .select({
      handle: products.handle,
      title: products.title,
      lowest: sql<number>`min(${prices.amount})`.mapWith(Number),
      highest: sql<number>`max(${prices.amount})`.mapWith(Number),
      compareAt: sql<number | null>`(array_agg(${prices.compareAtAmount} order by ${prices.amount}))[1]`,
      ...pictureColumns,
    })
    .from(near)
    .innerJoin(products, and(sql`${products.id} = near.id`, eq(products.status, "published")))
    .innerJoin(variants, and(eq(variants.productId, products.id), isNull(variants.archivedAt)))
    .innerJoin(prices, isHomePrice)
    .innerJoin(media, eq(media.id, cover))
    .groupBy(products.id, media.id, sql`near.likeness`, sql`near.distance`)
    .orderBy(sql`near.likeness desc, near.distance`, asc(products.id))
    .limit(AT_MOST);
  return rows.map((row) => ({
    handle: row.handle,
    title: row.title[locale],
    price: moneyOf(row.lowest),
    compareAtPrice: moneyOrNull(row.compareAt),
    isFrom: row.highest > row.lowest,
    picture: pictureOf(row, locale),
  }));
}

/**
 * Other products in the latest orders that hold a product, those most often there first, each in the variant that was
 * bought most often and can be had now.
 */
async function listBoughtTogether({ db }: Context, handle: string, locale: Locale): Promise<Companion[]> {
  const latest = sql`(select o.id from ${orders} o where o.state <> 'cancelled'
    order by o.placed_at desc, o.id desc limit ${LATEST_ORDERS})`;
  const pairs = sql`(select theirs.variant_id, v.product_id, count(distinct theirs.order_id) as times
    from ${own(handle)}
    cross join ${latest} latest
    join ${orderLines} theirs on theirs.order_id = latest.id
    join ${variants} v on v.id = theirs.variant_id and v.product_id <> own.id and v.archived_at is null
    where exists (select from ${orderLines} ours join ${variants} ov on ov.id = ours.variant_id
      where ours.order_id = latest.id and ov.product_id = own.id)
    group by theirs.variant_id, v.product_id)`;
  const best = sql`(select distinct on (pair.product_id) pair.variant_id,
      sum(pair.times) over (partition by pair.product_id) as times
    from ${pairs} pair
    join ${stock} s on s.variant_id = pair.variant_id and s.on_hand > s.reserved
    order by pair.product_id, pair.times desc, pair.variant_id) best`;
  const picture = sql`coalesce(${variants.mediaId}, ${cover})`;
  const rows = await db
    .select({
      variantId: variants.id,
      handle: products.handle,
      title: products.title,
      options: products.options,
      optionValues: variants.optionValues,
      amount: prices.amount,
      compareAt: prices.compareAtAmount,
      ...pictureColumns,
    })
    .from(best)
    .innerJoin(variants, sql`${variants.id} = best.variant_id`)
    .innerJoin(products, and(eq(products.id, variants.productId), eq(products.status, "published")))
    .innerJoin(prices, isHomePrice)
    .innerJoin(media, eq(media.id, picture))
    .orderBy(desc(sql`best.times`), asc(products.position), asc(products.id))
    .limit(AT_MOST);
  return rows.map((row) => ({
    variantId: row.variantId,
    handle: row.handle,
    title: row.title[locale],
    choice: choiceText(row.options, row.optionValues)[locale],
    price: moneyOf(row.amount),
    compareAtPrice: moneyOrNull(row.compareAt),
    picture: pictureOf(row, locale),
  }));
}
