import type { Context } from "@/lib/db/context";
import { collections, prices, productMedia, products, variants } from "@/lib/db/schema/catalog";
import { adjustStock } from "@/lib/inventory";
import type { DemoFiles, DemoProduct, DemoShot } from "./demo-files";
import { SIZE_GUIDES } from "./size-guides";
import { pictureOfVariant, skuShownIn } from "./variant-pictures";

const BAHT_PER_DOLLAR = 35;

/** Dollars for satang, rounded to whole fifty cents as a shop would write it. */
const toCents = (satang: number): number => Math.max(50, Math.round(satang / BAHT_PER_DOLLAR / 50) * 50);

const shotIdOf = (file: string): string => file.replace(/^.*\//, "").replace(/\.\w+$/, "");

/** The shots of a product's page, in its order. */
const shotsOf = ({ productPictures, shots }: DemoFiles, handle: string): DemoShot[] =>
  (productPictures[handle] ?? []).flatMap((file) => shots.find(({ id }) => id === shotIdOf(file)) ?? []);

type Media = Map<string, string>;
type DemoVariant = DemoProduct["variants"][number];

/** Collections, products, variants, prices, pictures and stock of the demo brand. */
export async function seedCatalog(ctx: Context, files: DemoFiles, mediaIds: Media): Promise<void> {
  const { db } = ctx;
  const shelves = files.catalogue.collections.map((collection, position) => ({
    ...collection,
    sizeGuide: SIZE_GUIDES[collection.handle] ?? null,
    position,
  }));
  await db.insert(collections).values(shelves).onConflictDoNothing();
  const rows = await db.select({ id: collections.id, handle: collections.handle }).from(collections);
  const collectionIds = new Map(rows.map(({ id, handle }) => [handle, id]));
  for (const [position, product] of files.catalogue.products.entries()) {
    const collectionId = collectionIds.get(product.collection);
    if (collectionId === undefined) throw new Error(`${product.handle} is in no collection.`);
    const productId = await seedProduct(ctx, product, { collectionId, position });
    const shots = shotsOf(files, product.handle);
    const variantIds = await seedVariants(ctx, productId, {
      product,
      pictureOf: (variant) => mediaIds.get(pictureOfVariant(product, variant, shots)?.id ?? ""),
    });
    await seedPictures(ctx, productId, { shots, mediaIds, variantIds });
  }
}

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
  { shots, mediaIds, variantIds }: { shots: DemoShot[]; mediaIds: Media; variantIds: ReadonlyMap<string, string> },
): Promise<void> {
  const rows = shots.flatMap((shot, position) => {
    const mediaId = mediaIds.get(shot.id);
    const variantId = variantIds.get(skuShownIn(shot) ?? "") ?? null;
    return mediaId === undefined ? [] : [{ productId, mediaId, position, variantId }];
  });
  await db.insert(productMedia).values(rows).onConflictDoNothing();
}

async function seedVariants(
  ctx: Context,
  productId: string,
  { product, pictureOf }: { product: DemoProduct; pictureOf: (variant: DemoVariant) => string | undefined },
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [position, demo] of product.variants.entries()) {
    const { sku, options, price, compareAt, stock } = demo;
    const [variant] = await ctx.db
      .insert(variants)
      .values({ productId, sku, optionValues: options, mediaId: pictureOf(demo) ?? null, position })
      .onConflictDoUpdate({ target: variants.sku, set: { position } })
      .returning({ id: variants.id });
    if (!variant) throw new Error(`${sku} came back without a row`);
    const variantId = variant.id;
    ids.set(sku, variantId);
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
  return ids;
}
