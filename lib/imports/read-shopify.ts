import { handleOf } from "./handles";
import { type Field, OPTION_NUMBERS } from "./fields";
import type { FileColumns, ImportedPicture, ImportedProduct } from "./imported";
import type { CsvRow } from "./read-csv";
import {
  barcodeOf,
  dimensionsOf,
  makeRowReader,
  pricesOf,
  quantityOf,
  type RowReader,
  statusOf,
  tagsOf,
  textsOf,
  urlOf,
  weightOf,
} from "./row-reader";

/** What a row has that is a variant; one without them only brings a picture. */
const VARIANT_FIELDS: Field[] = ["option1Value", "sku", "price", "salePrice", "quantity", "barcode"];

/** Rows that share a handle are one product: what belongs to the whole stands on the first of them. */
export function readShopify(rows: readonly CsvRow[], file: FileColumns): ImportedProduct[] {
  const groups = new Map<string, CsvRow[]>();
  for (const row of rows) {
    const key = keyOf(row, file);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((group) => readGroup(group, file));
}

function keyOf(row: CsvRow, file: FileColumns): string {
  const reader = makeRowReader(row, file, []);
  // A file without handles has one row for each product.
  return reader.get("handle").toLowerCase() || `line ${row.line}`;
}

/** How this shop writes that a product comes in one kind. */
const isSingle = (name: string, value: string): boolean =>
  name.toLowerCase() === "title" && value.toLowerCase() === "default title";

function readGroup(rows: readonly CsvRow[], file: FileColumns): ImportedProduct {
  const product = emptyProduct(rows);
  const readers = rows.map((row) => makeRowReader(row, file, product.faults));
  const [first] = readers;
  if (!first) return product;
  const named = first.get("handle") || first.get("titleEn") || first.get("title");
  if (named === "") first.fault("handle", "handleMissing");
  const optionFields = OPTION_NUMBERS.filter((number) => {
    const [name, value] = [first.get(`option${number}Name`), first.get(`option${number}Value`)];
    return name !== "" && !isSingle(name, value);
  });
  const variants = readers.filter((reader, index) => index === 0 || VARIANT_FIELDS.some((field) => reader.has(field)));
  return {
    ...product,
    ...wholeOf(first),
    handle: handleOf(named),
    options: optionFields.map((number) => first.get(`option${number}Name`)),
    variants: variants.map((reader) => ({
      line: reader.line,
      sku: reader.get("sku") || null,
      barcode: barcodeOf(reader, product.notes),
      choice: optionFields.map((number) => {
        if (!reader.has(`option${number}Value`)) reader.fault(`option${number}Value`, "optionMissing");
        return reader.get(`option${number}Value`);
      }),
      prices: pricesOf(reader),
      quantity: quantityOf(reader),
      pictureUrl: urlOf(reader, "variantImageUrl"),
    })),
    pictures: readers
      .flatMap((reader, index) => pictureOf(reader, index + 1) ?? [])
      .sort((a, b) => a.position - b.position),
  };
}

/** What a row says of the product as a whole. */
export const wholeOf = (reader: RowReader) => ({
  texts: textsOf(reader),
  collection: reader.get("collection") || null,
  tags: tagsOf(reader),
  status: statusOf(reader),
  weightGrams: weightOf(reader),
  dimensionsMm: dimensionsOf(reader),
});

function pictureOf(reader: RowReader, place: number): ImportedPicture | null {
  const url = urlOf(reader, "imageUrl");
  if (url === null) return null;
  return { line: reader.line, url, alt: reader.get("imageAlt"), position: reader.integer("imagePosition") ?? place };
}

export const emptyProduct = (rows: readonly CsvRow[]): ImportedProduct => ({
  ...{
    line: rows[0]?.line ?? 0,
    lines: rows.map(({ line }) => line),
    handle: "",
    texts: {},
    collection: null,
    tags: null,
  },
  ...{
    status: null,
    weightGrams: null,
    dimensionsMm: null,
    options: [],
    variants: [],
    pictures: [],
    faults: [],
    notes: [],
  },
});
