import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Locale } from "@/lib/core/locale";
import { HOME_CURRENCY } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { prices, products, variants } from "@/lib/db/schema/catalog";
import { posts, productTags } from "@/lib/db/schema/posts";
import type { LookOffer } from "./contract";
import { getPost } from "./queries";

/** However often a product is shown, no more of its latest posts than these are looked through. */
const LATEST = 12;
/** Fewer are no look. */
const FEWEST = 2;

/** The latest published post that shows a product beside others that are for sale; null where there is none. */
export async function findProductLook(ctx: Context, handle: string, locale: Locale): Promise<LookOffer | null> {
  const shortId = await findLatest(ctx, handle);
  if (shortId === null) return null;
  const { id, pictures, products: shown } = await getPost(ctx, shortId, locale);
  const [cover] = pictures;
  if (!cover) return null;
  const { key, width, height, alt, placeholder } = cover;
  return { id, shortId, products: shown, picture: { key, width, height, alt, placeholder } };
}

async function findLatest({ db }: Context, handle: string): Promise<string | null> {
  const tagged = db
    .select({ id: productTags.postId })
    .from(productTags)
    .innerJoin(variants, eq(variants.id, productTags.variantId))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(and(eq(products.handle, handle), eq(products.status, "published")));
  const latest = db
    .select({ id: posts.id, shortId: posts.shortId, publishedAt: posts.publishedAt })
    .from(posts)
    .where(and(eq(posts.status, "published"), inArray(posts.id, tagged)))
    .orderBy(desc(posts.publishedAt), desc(posts.id))
    .limit(LATEST)
    .as("latest");
  const forSale = sql`(select count(distinct p.id) from ${productTags} t
    join ${variants} v on v.id = t.variant_id and v.archived_at is null
    join ${products} p on p.id = v.product_id and p.status = 'published'
    join ${prices} pr on pr.variant_id = v.id and pr.currency = ${HOME_CURRENCY}
    where t.post_id = ${latest.id})`;
  const [found] = await db
    .select({ shortId: latest.shortId })
    .from(latest)
    .where(sql`${forSale} >= ${FEWEST}`)
    .orderBy(desc(latest.publishedAt), desc(latest.id))
    .limit(1);
  return found?.shortId ?? null;
}
