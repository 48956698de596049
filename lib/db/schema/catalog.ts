import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { LocalText } from "@/lib/core/locale";
import { createdAt, currency, id, instant, localText } from "./columns";
import { media } from "./media";

/** Sizes of a kind of product: the rows of a table, every measure in millimetres. */
export type SizeGuide = {
  note: LocalText;
  columns: { code: string; label: LocalText }[];
  /** `handles` are the products that a row measures. */
  rows: { size: LocalText; handles: string[]; mm: Record<string, number> }[];
};

export const collections = pgTable("collections", {
  id: id(),
  handle: text().notNull().unique(),
  title: localText().notNull(),
  description: localText().notNull(),
  sizeGuide: jsonb().$type<SizeGuide>(),
  position: integer().notNull(),
});

/** What a shopper chooses: a glaze, a size. `hex` makes a swatch of the value. */
export type ProductOption = {
  code: string;
  label: LocalText;
  values: { code: string; label: LocalText; hex?: string }[];
};

export type Dimensions = { width: number; depth: number; height: number };

export const products = pgTable(
  "products",
  {
    id: id(),
    handle: text().notNull().unique(),
    collectionId: uuid()
      .notNull()
      .references(() => collections.id),
    title: localText().notNull(),
    description: localText().notNull(),
    materials: localText().notNull(),
    care: localText().notNull(),
    dimensionsMm: jsonb().$type<Dimensions>().notNull(),
    weightGrams: integer().notNull(),
    options: jsonb().$type<ProductOption[]>().notNull(),
    tags: text().array().notNull(),
    /** Its 3D model in true scale: `/media/<key>.glb` and `/media/<key>.usdz`; null where there is none. */
    modelKey: text(),
    status: text({ enum: ["draft", "published"] }).notNull(),
    position: integer().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("products_collection_idx").on(table.collectionId, table.position)],
);

export const variants = pgTable(
  "variants",
  {
    id: id(),
    productId: uuid()
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    sku: text().notNull().unique(),
    /** Option code to value code, e.g. `{ "glaze": "sea" }`. */
    optionValues: jsonb().$type<Record<string, string>>().notNull(),
    mediaId: uuid().references(() => media.id),
    position: integer().notNull(),
  },
  (table) => [index("variants_product_idx").on(table.productId, table.position)],
);

export const prices = pgTable(
  "prices",
  {
    variantId: uuid()
      .notNull()
      .references(() => variants.id, { onDelete: "cascade" }),
    currency: currency().notNull(),
    /** Minor units of `currency`, tax included. */
    amount: integer().notNull(),
    compareAtAmount: integer(),
  },
  (table) => [primaryKey({ columns: [table.variantId, table.currency] })],
);

export const productMedia = pgTable(
  "product_media",
  {
    productId: uuid()
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    mediaId: uuid()
      .notNull()
      .references(() => media.id),
    position: integer().notNull(),
    /** The variant that it shows; null for a picture of the product as such. */
    variantId: uuid().references(() => variants.id, { onDelete: "cascade" }),
  },
  (table) => [primaryKey({ columns: [table.productId, table.mediaId] })],
);

/**
 * What lists of products filter and sort by, one row per published product: made from the tables above by
 * `refreshListings`. Stock is not in it: whether something is there is asked live.
 */
export const productListings = pgTable(
  "product_listings",
  {
    productId: uuid()
      .primaryKey()
      .references(() => products.id, { onDelete: "cascade" }),
    collectionId: uuid()
      .notNull()
      .references(() => collections.id),
    /** The shop's own order over all collections. */
    position: integer().notNull(),
    /** Lowest and highest price of its variants in the home currency. */
    minAmount: integer().notNull(),
    maxAmount: integer().notNull(),
    tags: text().array().notNull(),
    /** Option values of its variants as `<option>:<value>`, e.g. `glaze:celadon`. */
    optionValues: text().array().notNull(),
    publishedAt: instant().notNull(),
  },
  (table) => [
    index("product_listings_position_idx").on(table.position, table.productId),
    index("product_listings_price_idx").on(table.minAmount, table.productId),
    index("product_listings_newest_idx").on(table.publishedAt.desc().nullsFirst(), table.productId.desc().nullsFirst()),
    index("product_listings_collection_idx").on(table.collectionId, table.position, table.productId),
    index("product_listings_tags_idx").using("gin", table.tags),
    index("product_listings_options_idx").using("gin", table.optionValues),
  ],
);
