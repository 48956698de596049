import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { optionsIn } from "@/lib/catalog";
import type { Variant } from "@/lib/catalog/contract";
import { notFound } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import { HOME_CURRENCY } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { prices, products, variants } from "@/lib/db/schema/catalog";
import { media } from "@/lib/db/schema/media";
import { posts, productTags } from "@/lib/db/schema/posts";
import { listStock } from "@/lib/inventory";
import type { Look } from "./contract";

type VariantRow = Omit<Variant, "price" | "compareAtPrice"> & { amount: number; compareAt: number | null };

const moneyOf = (amount: number) => ({ amount, currency: HOME_CURRENCY });

/**
 * The products of a post, each with every variant that is for sale and what is left of it.
 *
 * @throws DomainError `not_found` for a post that is not published or shows nothing for sale.
 */
export async function getLook(ctx: Context, postId: string, locale: Locale): Promise<Look> {
  const rows = await listTaggedProducts(ctx, postId);
  if (rows.length === 0) throw notFound("look of the post", postId);
  const stock = await listStock(
    ctx,
    rows.flatMap((row) => row.variants.map(({ id }) => id)),
  );
  return {
    products: rows.map((row) => ({
      handle: row.handle,
      options: optionsIn(row.options, locale),
      variants: row.variants.map(({ amount, compareAt, ...variant }) => ({
        ...variant,
        price: moneyOf(amount),
        compareAtPrice: compareAt === null ? null : moneyOf(compareAt),
      })),
    })),
    stock,
  };
}

async function listTaggedProducts({ db }: Context, postId: string) {
  const tagged = db
    .select({ id: variants.productId })
    .from(productTags)
    .innerJoin(posts, and(eq(posts.id, productTags.postId), eq(posts.status, "published")))
    .innerJoin(variants, eq(variants.id, productTags.variantId))
    .where(eq(productTags.postId, postId));
  const variant = sql`json_build_object('id', ${variants.id}, 'sku', ${variants.sku},
    'optionValues', ${variants.optionValues}, 'amount', ${prices.amount}, 'compareAt', ${prices.compareAtAmount},
    'pictureKey', ${media.key})`;
  return db
    .select({
      handle: products.handle,
      options: products.options,
      variants: sql<VariantRow[]>`json_agg(${variant} order by ${variants.position})`,
    })
    .from(products)
    .innerJoin(variants, and(eq(variants.productId, products.id), isNull(variants.archivedAt)))
    .innerJoin(prices, and(eq(prices.variantId, variants.id), eq(prices.currency, HOME_CURRENCY)))
    .leftJoin(media, eq(media.id, variants.mediaId))
    .where(and(eq(products.status, "published"), inArray(products.id, tagged)))
    .groupBy(products.id)
    .orderBy(asc(products.position), asc(products.id));
}
