import { and, eq, inArray, sql } from "drizzle-orm";
import type { LocalText } from "@/lib/core/locale";
import type { Context } from "@/lib/db/context";
import { collections, productListings, products, variants } from "@/lib/db/schema/catalog";
import { posts, productTags } from "@/lib/db/schema/posts";

/** What can be found: its title, what names it otherwise, and what describes it, in every language. */
export type Findable = {
  entityId: string;
  /** What comes first among equals; higher first. */
  rank: number;
  title: LocalText;
  names: readonly (LocalText | string)[];
  description: LocalText | null;
};

/** Listed products have places below this one. */
const LAST_PLACE = 2_000_000_000;

/** The rank of each listed product, as a table. */
export const productRanks = sql`(select l.product_id, ${sql.raw(String(LAST_PLACE))} - l.position as rank from ${productListings} l)`;

/** Products of the lists as they are now; all of them without ids. */
export async function readProducts({ db }: Context, productIds: readonly string[] | null): Promise<Findable[]> {
  const rows = await db
    .select({
      entityId: products.id,
      place: productListings.position,
      title: products.title,
      description: products.description,
      materials: products.materials,
      options: products.options,
      tags: products.tags,
      collection: collections.title,
    })
    .from(productListings)
    .innerJoin(products, eq(products.id, productListings.productId))
    .innerJoin(collections, eq(collections.id, products.collectionId))
    .where(productIds === null ? undefined : inArray(products.id, [...productIds]));
  return rows.map(({ entityId, place, title, description, materials, options, tags, collection }): Findable => {
    const values = options.flatMap((option) => option.values.map(({ label }) => label));
    return {
      entityId,
      rank: LAST_PLACE - place,
      title,
      description,
      names: [collection, materials, ...values, ...tags],
    };
  });
}

const MINUTE_MS = 60_000;

/** Published posts as they are now; all of them without ids. */
export async function readPosts({ db }: Context, postIds: readonly string[] | null): Promise<Findable[]> {
  const titles = sql<LocalText[]>`coalesce((select json_agg(distinct p.title::jsonb) from ${productTags} t
    join ${variants} v on v.id = t.variant_id join ${products} p on p.id = v.product_id
    where t.post_id = "posts"."id"), '[]'::json)`;
  const rows = await db
    .select({ entityId: posts.id, caption: posts.caption, publishedAt: posts.publishedAt, titles })
    .from(posts)
    .where(and(eq(posts.status, "published"), postIds === null ? undefined : inArray(posts.id, [...postIds])));
  return rows.map(({ entityId, caption, publishedAt, titles: names }): Findable => {
    const rank = Math.floor(publishedAt.getTime() / MINUTE_MS);
    return { entityId, rank, title: caption, names, description: null };
  });
}
