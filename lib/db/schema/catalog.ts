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

/** What a collection takes in by itself: published products with one of the tags, from or to a price in minor units. */
export type CollectionRule = { tags: string[]; minAmount: number | null; maxAmount: number | null };

export const collections = pgTable("collections", {
  id: id(),
  handle: text().notNull().unique(),
  title: localText().notNull(),
  description: localText().notNull(),
  sizeGuide: jsonb().$type<SizeGuide>(),
  /** Null where products are put in by hand. */
  rule: jsonb().$type<CollectionRule>(),
  position: integer().notNull(),
  version: integer().notNull().default(1),
});

/** What stands in a collection beside the products whose home it is: put in by hand, or by its rule. */
export const collectionProducts = pgTable(
  "collection_products",
  {
    collectionId: uuid()
      .notNull()
      .references(() => collections.id, { onDelete: "cascade" }),
    productId: uuid()
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    position: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.collectionId, table.productId] }),
    index("collection_products_product_idx").on(table.productId),
  ],
);

/** What a shopper chooses: a glaze, a size. `hex` makes a swatch of the value. */
export type ProductOption = {
  code: string;
  label: LocalText;
  values: { code: string; label: LocalText; hex?: string }[];
};

export const PRODUCT_STATUSES = ["draft", "published", "archived"] as const;

export type ProductSeo = { title: LocalText; description: LocalText };

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
    /** Null where nobody has measured it. */
    dimensionsMm: jsonb().$type<Dimensions>(),
    weightGrams: integer().notNull(),
    options: jsonb().$type<ProductOption[]>().notNull(),
    tags: text().array().notNull(),
    /** Its 3D model in true scale: `/media/<key>.glb` and `/media/<key>.usdz`; null where there is none. */
    modelKey: text(),
    /** What search engines show where it differs from title and description; null where it does not. */
    seo: jsonb().$type<ProductSeo>(),
    status: text({ enum: PRODUCT_STATUSES }).notNull(),
    position: integer().notNull(),
    /** Counts every change by staff: who changes a product says which one they saw. */
    version: integer().notNull().default(1),
    updatedAt: createdAt(),
    createdAt: createdAt(),
  },
  (table) => [
    index("products_collection_idx").on(table.collectionId, table.position),
    index("products_updated_idx").on(table.updatedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
  ],
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
    /** The number under its barcode. */
    gtin: text(),
    position: integer().notNull(),
    /** No longer sold; the ledger and old orders still name it. */
    archivedAt: instant(),
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
