import type { Context } from "@/lib/db/context";
import { collections, prices, productMedia, products, variants } from "@/lib/db/schema/catalog";
import { adjustStock } from "@/lib/inventory";
import { CATALOGUE, shotsOfProduct, type DemoProduct, type DemoVariant } from "./demo";
import { demoId } from "./demo-ids";
import { usdOf } from "./dollars";
import { pictureOfVariant } from "./variant-pictures";

const collectionId = (handle: string): string => demoId(`collection ${handle}`);
const productId = (handle: string): string => demoId(`product ${handle}`);
export const variantId = (sku: string): string => demoId(`variant ${sku}`);

const eachVariant = <Row>(make: (product: DemoProduct, variant: DemoVariant, position: number) => Row[]): Row[] =>
  CATALOGUE.products.flatMap((product) => product.variants.flatMap((variant, index) => make(product, variant, index)));

/** Collections, products, variants and prices, in the catalogue's order. @returns How many there are. */
export async function seedCatalog({ db }: Context): Promise<{ products: number; variants: number }> {
  await db
    .insert(collections)
    .values(CATALOGUE.collections.map((row, position) => ({ id: collectionId(row.handle), ...row, position })));
  await db.insert(products).values(
    CATALOGUE.products.map(({ collection, weightG, variants: _variants, ...product }, position) => ({
      ...product,
      id: productId(product.handle),
      collectionId: collectionId(collection),
      weightGrams: weightG,
      status: "published" as const,
      position,
    })),
  );
  await db.insert(productMedia).values(
    CATALOGUE.products.flatMap(({ handle }) =>
      shotsOfProduct(handle).map((shot, position) => ({
        productId: productId(handle),
        mediaId: demoId(`media ${shot.id}`),
        position,
      })),
    ),
  );
  const rows = eachVariant((product, variant, position) => {
    const picture = pictureOfVariant(product, variant);
    const mediaId = picture && demoId(`media ${picture.id}`);
    const { sku, options: optionValues } = variant;
    return [{ id: variantId(sku), productId: productId(product.handle), sku, optionValues, mediaId, position }];
  });
  await db.insert(variants).values(rows);
  await db.insert(prices).values(eachVariant((_product, variant) => pricesOf(variant)));
  return { products: CATALOGUE.products.length, variants: rows.length };
}

function pricesOf({ sku, price, compareAt }: DemoVariant) {
  const inUsd = compareAt === null ? null : usdOf(compareAt);
  return [
    { variantId: variantId(sku), currency: "THB" as const, amount: price, compareAtAmount: compareAt },
    { variantId: variantId(sku), currency: "USD" as const, amount: usdOf(price), compareAtAmount: inUsd },
  ];
}

/** Puts the catalogue's stock on the shelf, low and sold-out cases included. */
export async function seedStock(ctx: Context): Promise<void> {
  for (const { sku, stock } of eachVariant((_product, variant) => [variant])) {
    await adjustStock(ctx, variantId(sku), { delta: stock, reason: "received", ref: "seed" });
  }
}
