import type { Context } from "@/lib/db/context";
import { collections, prices, productMedia, products, variants } from "@/lib/db/schema/catalog";
import { adjustStock } from "@/lib/inventory";
import type { DemoFiles, DemoProduct } from "./demo-files";

const BAHT_PER_DOLLAR = 35;

/** Dollars for satang, rounded to whole fifty cents as a shop would write it. */
const toCents = (satang: number): number => Math.max(50, Math.round(satang / BAHT_PER_DOLLAR / 50) * 50);

const shotOf = (file: string): string => file.replace(/^.*\//, "").replace(/\.\w+$/, "");

type Media = Map<string, string>;

/** Collections, products, variants, prices, pictures and stock of the demo brand. */
export async function seedCatalog(ctx: Context, files: DemoFiles, mediaIds: Media): Promise<void> {
  const { db } = ctx;
  const shelves = files.catalogue.collections.map((collection, position) => ({ ...collection, position }));
  await db.insert(collections).values(shelves).onConflictDoNothing();
  const rows = await db.select({ id: collections.id, handle: collections.handle }).from(collections);
  const collectionIds = new Map(rows.map(({ id, handle }) => [handle, id]));
  for (const [position, product] of files.catalogue.products.entries()) {
    const collectionId = collectionIds.get(product.collection);
    if (collectionId === undefined) throw new Error(`${product.handle} is in no collection.`);
    const productId = await seedProduct(ctx, product, { collectionId, position });
    const shots = (files.productPictures[product.handle] ?? []).map(shotOf);
    await seedPictures(ctx, productId, { shots, mediaIds });
    await seedVariants(ctx, productId, { product, pictureOf: (sku) => mediaIds.get(ownShot(files, shots, sku) ?? "") });
  }
}

/** The studio picture that shows this variant and nothing else of its product before it. */
const ownShot = ({ shots }: DemoFiles, ofProduct: string[], sku: string): string | undefined =>
  shots.find(({ id, products: shown }) => ofProduct.includes(id) && shown[0]?.sku === sku)?.id;

async function seedProduct(
  { db }: Context,
  { handle, title, description, materials, care, dimensionsMm, weightG, options, tags }: DemoProduct,
  place: { collectionId: string; position: number },
): Promise<string> {
  const clean = options.map(({ values, ...option }) => ({
    ...option,
    values: values.map(({ hex, ...value }) => (hex === undefined ? value : { ...value, hex })),
  }));
  const [row] = await db
    .insert(products)
    .values({
      ...{ handle, title, description, materials, care, dimensionsMm, tags, ...place },
      weightGrams: weightG,
      options: clean,
      status: "published",
    })
    .onConflictDoUpdate({ target: products.handle, set: { position: place.position } })
    .returning({ id: products.id });
  if (!row) throw new Error(`${handle} came back without a row`);
  return row.id;
}

async function seedPictures(
  { db }: Context,
  productId: string,
  { shots, mediaIds }: { shots: string[]; mediaIds: Media },
): Promise<void> {
  const rows = shots.flatMap((shot, position) => {
    const mediaId = mediaIds.get(shot);
    return mediaId === undefined ? [] : [{ productId, mediaId, position }];
  });
  await db.insert(productMedia).values(rows).onConflictDoNothing();
}

async function seedVariants(
  ctx: Context,
  productId: string,
  { product, pictureOf }: { product: DemoProduct; pictureOf: (sku: string) => string | undefined },
): Promise<void> {
  for (const [position, { sku, options, price, compareAt, stock }] of product.variants.entries()) {
    const [variant] = await ctx.db
      .insert(variants)
      .values({ productId, sku, optionValues: options, mediaId: pictureOf(sku) ?? null, position })
      .onConflictDoUpdate({ target: variants.sku, set: { position } })
      .returning({ id: variants.id });
    if (!variant) throw new Error(`${sku} came back without a row`);
    const variantId = variant.id;
    const inDollars = compareAt === null ? null : toCents(compareAt);
    await ctx.db
      .insert(prices)
      .values([
        { variantId, currency: "THB", amount: price, compareAtAmount: compareAt },
        { variantId, currency: "USD", amount: toCents(price), compareAtAmount: inDollars },
      ])
      .onConflictDoNothing();
    await adjustStock(ctx, variantId, { delta: stock, reason: "received", ref: "seed" });
  }
}
