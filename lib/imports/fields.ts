import { CURRENCIES, HOME_CURRENCY } from "@/lib/core/money";
import type { IMPORT_FORMATS } from "@/lib/db/schema/imports";

export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** Texts of a product that a file may have once, in its own language, or for each language of the shop. */
export const TEXT_FIELDS = ["title", "description", "materials", "care", "seoTitle", "seoDescription"] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

const OPTION_FIELDS = [
  ...(["option1Name", "option1Value", "option2Name", "option2Value"] as const),
  ...(["option3Name", "option3Value", "option4Name", "option4Value"] as const),
  ...(["option5Name", "option5Value"] as const),
] as const;

/** Other shops know three options, this one five. */
export const OPTION_NUMBERS = [1, 2, 3, 4, 5] as const;

const foreign = CURRENCIES.filter((currency) => currency !== HOME_CURRENCY);

/** What a column can be read as; its name here is also its name in the messages, without what stands after a colon. */
export const FIELDS = [
  "handle",
  ...TEXT_FIELDS.flatMap((field) => [field, `${field}Th`, `${field}En`] as const),
  ...(["shortDescription", "collection", "tags", "status", "published"] as const),
  ...OPTION_FIELDS,
  ...(["sku", "barcode", "price", "compareAtPrice", "salePrice"] as const),
  ...foreign.flatMap((currency) => [`price:${currency}`, `compareAtPrice:${currency}`] as const),
  ...(["quantity", "weightGrams", "weightKg", "lengthCm", "widthCm", "heightCm"] as const),
  ...(["imageUrl", "imagePosition", "imageAlt", "imageUrls", "variantImageUrl"] as const),
  ...(["externalId", "kind", "parent"] as const),
] as const;
export type Field = (typeof FIELDS)[number];

/** Which column is read as which field, by the names of both; a column that is not in it is left out. */
export type Mapping = Record<string, string>;

/** Names that other shops' files give to a field, in small letters. Each field is filled by the first column found. */
const ALIASES: Partial<Record<Field, string[]>> = {
  handle: ["handle", "url handle", "slug"],
  title: ["title", "name", "product name", "product title", "ชื่อสินค้า"],
  description: ["body (html)", "body html", "body", "description", "รายละเอียด", "รายละเอียดสินค้า"],
  shortDescription: ["short description"],
  seoTitle: ["seo title", "meta: _yoast_wpseo_title"],
  seoDescription: ["seo description", "meta: _yoast_wpseo_metadesc"],
  collection: ["collection", "type", "product type", "categories", "category", "หมวดหมู่"],
  tags: ["tags", "แท็ก"],
  status: ["status"],
  published: ["published", "published on online store"],
  option1Name: ["option1 name", "attribute 1 name"],
  option1Value: ["option1 value", "attribute 1 value(s)"],
  option2Name: ["option2 name", "attribute 2 name"],
  option2Value: ["option2 value", "attribute 2 value(s)"],
  option3Name: ["option3 name", "attribute 3 name"],
  option3Value: ["option3 value", "attribute 3 value(s)"],
  sku: ["variant sku", "sku", "รหัสสินค้า"],
  barcode: ["variant barcode", "barcode", "gtin, upc, ean, or isbn", "gtin", "ean"],
  price: ["variant price", "price", "regular price", "ราคา"],
  compareAtPrice: ["variant compare at price", "compare-at price", "compare at price"],
  salePrice: ["sale price"],
  quantity: ["variant inventory qty", "inventory quantity", "quantity", "stock", "จำนวน"],
  weightGrams: ["variant grams", "weight value (grams)", "weight (g)"],
  weightKg: ["weight (kg)"],
  lengthCm: ["length (cm)"],
  widthCm: ["width (cm)"],
  heightCm: ["height (cm)"],
  imageUrl: ["image src", "product image url", "image url"],
  imagePosition: ["image position"],
  imageAlt: ["image alt text"],
  imageUrls: ["images"],
  variantImageUrl: ["variant image", "variant image url"],
  externalId: ["id"],
  parent: ["parent"],
};

/** The end of a column of our own file; between shops of this kind every field comes back. */
const OWN = /\(product\.metafields\.chob\.(\w+)\)$/;

const ownName = (field: Field): string =>
  field.replaceAll(/[A-Z]+/g, (capitals) => `_${capitals.toLowerCase()}`).replace(":_", "_");

/** How a column of our own file is named: in words, then its key. */
export const ownColumn = (field: Field): string => {
  const key = ownName(field);
  return `${key.replaceAll("_", " ")} (product.metafields.chob.${key})`;
};

const BY_OWN_NAME = new Map<string, Field>(FIELDS.map((field) => [ownName(field), field]));
const BY_ALIAS = new Map<string, Field>(
  Object.entries(ALIASES).flatMap(([field, names]) => names.map((name): [string, Field] => [name, field as Field])),
);

export const isField = (name: string | undefined): name is Field =>
  (FIELDS as readonly (string | undefined)[]).includes(name);

const plainName = (column: string): string => column.trim().toLowerCase().replaceAll(/\s+/g, " ");

/** Columns without a name or with the name of another one get one of their own. */
export function columnNames(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((cell, index) => {
    const name = cell.trim().slice(0, 200) || `#${index + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** Which shop's file it is, by the names of its columns. */
export function formatOf(columns: readonly string[]): ImportFormat {
  const names = new Set(columns.map(plainName));
  if (names.has("handle")) return "shopify";
  if (names.has("url handle")) return "shopify_2024";
  return names.has("regular price") || (names.has("name") && names.has("type")) ? "woocommerce" : "shopify_2024";
}

/**
 * What each column probably is. Staff see the proposal and change it.
 *
 * @returns Only the columns that are read; each field stands once.
 */
export function proposeMapping(columns: readonly string[]): Mapping {
  const isWoo = formatOf(columns) === "woocommerce";
  const taken = new Set<Field>();
  const mapping: Mapping = {};
  const take = (column: string, field: Field | undefined) => {
    if (field === undefined || taken.has(field) || column in mapping) return;
    taken.add(field);
    mapping[column] = field;
  };
  // What this shop wrote itself is more exact than what it wrote for others.
  for (const column of columns) take(column, BY_OWN_NAME.get(OWN.exec(plainName(column))?.[1] ?? ""));
  for (const column of columns) {
    const name = plainName(column);
    // In one shop the type is a sort of goods, in the other it says what a row is.
    take(column, isWoo && name === "type" ? "kind" : BY_ALIAS.get(name));
  }
  return mapping;
}
