import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { collectionProducts, collections, productListings } from "@/lib/db/schema/catalog";

type Scope = { productIds?: readonly string[]; collectionIds?: readonly string[] };

const oneOf = (id: SQL, ids: readonly string[] | undefined) =>
  ids === undefined ? sql`true` : sql`${id} = any(${sql.param([...ids])}::uuid[])`;

/** Whether a listed product is one that the collection's rule asks for. */
const isWanted = sql`c.rule is not null
  and (jsonb_array_length(c.rule -> 'tags') = 0
    or l.tags && array(select jsonb_array_elements_text(c.rule -> 'tags')))
  and l.min_amount >= coalesce((c.rule ->> 'minAmount')::int, 0)
  and l.min_amount <= coalesce((c.rule ->> 'maxAmount')::int, 2147483647)
  and l.collection_id <> c.id`;

/**
 * Puts into the collections with a rule what their rule asks for, and takes out the rest. To be called behind
 * `refreshListings`, and after a change of a rule.
 *
 * @param scope Only these products, only these collections; all without them.
 */
export async function fillCollections(
  { db }: Pick<Context, "db">,
  { productIds, collectionIds }: Scope,
): Promise<void> {
  const isAsked = sql`${oneOf(sql`cp.product_id`, productIds)} and ${oneOf(sql`cp.collection_id`, collectionIds)}`;
  await db.execute(sql`
    delete from ${collectionProducts} cp using ${collections} c
    where c.id = cp.collection_id and c.rule is not null and ${isAsked}
      and not exists (select from ${productListings} l where l.product_id = cp.product_id and ${isWanted})`);
  await db.execute(sql`
    insert into ${collectionProducts} (collection_id, product_id, position)
    select c.id, l.product_id, 0 from ${collections} c join ${productListings} l on ${isWanted}
    where ${oneOf(sql`l.product_id`, productIds)} and ${oneOf(sql`c.id`, collectionIds)}
    on conflict do nothing`);
}
