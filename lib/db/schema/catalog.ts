import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { LocalText } from "@/lib/core/locale";
import { createdAt, currency, id, localText } from "./columns";
import { media } from "./media";

export const collections = pgTable("collections", {
  id: id(),
  handle: text().notNull().unique(),
  title: localText().notNull(),
  description: localText().notNull(),
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
  },
  (table) => [primaryKey({ columns: [table.productId, table.mediaId] })],
);
