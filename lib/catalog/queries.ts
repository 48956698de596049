import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import type { Locale, LocalText } from "@/lib/core/locale";
import { HOME_CURRENCY, type Currency } from "@/lib/core/money";
import type { Picture } from "@/lib/core/shapes";
import type { Context } from "@/lib/db/context";
import { collections, prices, productMedia, products, variants } from "@/lib/db/schema/catalog";
import { media } from "@/lib/db/schema/media";
import { placeholderGradient } from "@/lib/media";
import type { Collection, ProductView, Variant } from "./contract";
import { optionsIn } from "./rules";

type PictureRow = { key: string; width: number; height: number; thumbhash: string; alt: Record<Locale, string> };

const pictureOf = ({ thumbhash, alt, ...picture }: PictureRow, locale: Locale): Picture => ({
  ...picture,
  alt: alt[locale],
  placeholder: placeholderGradient(thumbhash),
});

const moneyOf = (amount: number, currency: Currency) => ({ amount, currency });

/** Collections in the shop's order. */
export async function listCollections({ db }: Context, locale: Locale): Promise<Collection[]> {
  const rows = await db
    .select({ handle: collections.handle, title: collections.title, description: collections.description })
    .from(collections)
    .orderBy(asc(collections.position));
  return rows.map((row) => ({ handle: row.handle, title: row.title[locale], description: row.description[locale] }));
}

/**
 * One published product with its variants and pictures.
 *
 * @throws DomainError `not_found`, also for a draft.
 */
export async function getProduct(ctx: Context, handle: string, locale: Locale): Promise<ProductView> {
  const [row] = await ctx.db
    .select({
      product: products,
      collection: {
        handle: collections.handle,
        title: collections.title,
        hasSizeGuide: sql<boolean>`${collections.sizeGuide} is not null`,
      },
    })
    .from(products)
    .innerJoin(collections, eq(collections.id, products.collectionId))
    .where(and(eq(products.handle, handle), eq(products.status, "published")));
  if (!row) throw notFound("product", handle);
  const { product, collection } = row;
  const [views, pictures] = await Promise.all([listVariants(ctx, product.id), listPictures(ctx, product.id)]);
  return {
    id: product.id,
    handle: product.handle,
    title: product.title[locale],
    description: product.description[locale],
    materials: product.materials[locale],
    care: product.care[locale],
    dimensionsMm: product.dimensionsMm,
    weightGrams: product.weightGrams,
    collection: { ...collection, title: collection.title[locale] },
    options: optionsIn(product.options, locale),
    variants: views,
    pictures: pictures.map(({ variantId, ...picture }) => ({ ...pictureOf(picture, locale), variantId })),
    modelKey: product.modelKey,
  };
}

/**
 * What search engines show of a published product.
 *
 * @returns Its own title and description where nobody wrote others.
 */
export async function getProductSeo({ db }: Context, handle: string, locale: Locale) {
  const [row] = await db
    .select({ title: products.title, description: products.description, seo: products.seo })
    .from(products)
    .where(and(eq(products.handle, handle), eq(products.status, "published")));
  if (!row) throw notFound("product", handle);
  const { title, description, seo } = row;
  const written = (text: LocalText | undefined, instead: LocalText) =>
    text === undefined || text[locale] === "" ? instead[locale] : text[locale];
  return { title: written(seo?.title, title), description: written(seo?.description, description) };
}

async function listVariants({ db }: Context, productId: string): Promise<Variant[]> {
  const rows = await db
    .select({
      id: variants.id,
      sku: variants.sku,
      optionValues: variants.optionValues,
      amount: prices.amount,
      compareAt: prices.compareAtAmount,
      pictureKey: media.key,
    })
    .from(variants)
    .innerJoin(prices, and(eq(prices.variantId, variants.id), eq(prices.currency, HOME_CURRENCY)))
    .leftJoin(media, eq(media.id, variants.mediaId))
    .where(and(eq(variants.productId, productId), isNull(variants.archivedAt)))
    .orderBy(asc(variants.position));
  return rows.map(({ amount, compareAt, ...variant }) => ({
    ...variant,
    price: moneyOf(amount, HOME_CURRENCY),
    compareAtPrice: compareAt === null ? null : moneyOf(compareAt, HOME_CURRENCY),
  }));
}

type ProductPictureRow = PictureRow & { variantId: string | null };

async function listPictures({ db }: Context, productId: string): Promise<ProductPictureRow[]> {
  return db
    .select({
      key: media.key,
      width: media.width,
      height: media.height,
      thumbhash: media.thumbhash,
      alt: media.alt,
      variantId: productMedia.variantId,
    })
    .from(productMedia)
    .innerJoin(media, eq(media.id, productMedia.mediaId))
    .where(eq(productMedia.productId, productId))
    .orderBy(asc(productMedia.position));
}
