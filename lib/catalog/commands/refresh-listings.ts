import { type SQL, sql } from "drizzle-orm";
import { HOME_CURRENCY } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { collections, prices, productListings, products, variants } from "@/lib/db/schema/catalog";

/** Room for the products of one collection in the shop's own order. */
const PLACES_PER_COLLECTION = 1_000_000;

/**
 * Makes anew what lists of products filter and sort by. To be called after every change of a product, its variants,
 * prices or options, or of a collection's place.
 *
 * @param productIds Only these; all products without it. Those that cannot be listed any more leave the lists.
 */
export async function refreshListings({ db }: Context, productIds?: readonly string[]): Promise<void> {
  const isAsked = (id: SQL) =>
    productIds === undefined ? sql`true` : sql`${id} = any(${sql.param([...productIds])}::uuid[])`;
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      delete from ${productListings} l where ${isAsked(sql`l.product_id`)} and not exists (
        select from ${products} p join ${variants} v on v.product_id = p.id and v.archived_at is null
        join ${prices} pr on pr.variant_id = v.id and pr.currency = ${HOME_CURRENCY}
        where p.id = l.product_id and p.status = 'published')`);
    await tx.execute(sql`
      insert into ${productListings} as l
        (product_id, collection_id, position, min_amount, max_amount, tags, option_values, published_at)
      select p.id, p.collection_id, c.position * ${PLACES_PER_COLLECTION}::int + p.position, min(pr.amount), max(pr.amount),
        p.tags, coalesce(array_agg(distinct o.key || ':' || o.value) filter (where o.key is not null), '{}'), p.created_at
      from ${products} p
      join ${collections} c on c.id = p.collection_id
      join ${variants} v on v.product_id = p.id and v.archived_at is null
      join ${prices} pr on pr.variant_id = v.id and pr.currency = ${HOME_CURRENCY}
      left join lateral jsonb_each_text(v.option_values) o on true
      where p.status = 'published' and ${isAsked(sql`p.id`)}
      group by p.id, c.position
      on conflict (product_id) do update set collection_id = excluded.collection_id, position = excluded.position,
        min_amount = excluded.min_amount, max_amount = excluded.max_amount, tags = excluded.tags,
        option_values = excluded.option_values, published_at = excluded.published_at`);
  });
}
