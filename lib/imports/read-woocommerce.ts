import { readList, readUrl } from "./cells";
import { OPTION_NUMBERS } from "./fields";
import { handleOf } from "./handles";
import type { FileColumns, ImportedPicture, ImportedProduct, ImportedVariant } from "./imported";
import { plainTextOf } from "./plain-html";
import type { CsvRow } from "./read-csv";
import { emptyProduct, wholeOf } from "./read-shopify";
import { barcodeOf, makeRowReader, pricesOf, quantityOf, type RowReader } from "./row-reader";

type Kind = "whole" | "variation" | "other";

/** The kind of a row is a list such as `simple, virtual`; bundles and goods of other shops are not sold here. */
function kindOf(reader: RowReader): Kind {
  const words = readList(reader.get("kind").toLowerCase());
  if (words.includes("variation")) return "variation";
  return words.length === 0 || words.includes("simple") || words.includes("variable") ? "whole" : "other";
}

/** A row names its parent by number or by SKU, and may stand anywhere in the file. */
export function readWooCommerce(rows: readonly CsvRow[], file: FileColumns): ImportedProduct[] {
  const plain = rows.map((row) => ({ row, reader: makeRowReader(row, file, []) }));
  const wholes = plain.filter(({ reader }) => kindOf(reader) !== "variation");
  const keys = new Map<string, CsvRow>();
  for (const { row, reader } of wholes) {
    if (reader.has("externalId")) keys.set(`id:${reader.get("externalId")}`, row);
    if (reader.has("sku")) keys.set(reader.get("sku"), row);
  }
  const variations = plain.filter(({ reader }) => kindOf(reader) === "variation");
  const children = new Map<CsvRow | undefined, CsvRow[]>();
  for (const { row, reader } of variations) {
    const parent = keys.get(reader.get("parent").replace(/^id:\s*/, "id:"));
    const family = children.get(parent);
    if (family) family.push(row);
    else children.set(parent, [row]);
  }
  const handles = new Set<string>();
  return [
    ...wholes.map(({ row }) => readGroup({ row, variations: children.get(row) ?? [] }, file, handles)),
    ...(children.get(undefined) ?? []).map((row) => orphan(row, file)),
  ].sort((a, b) => a.line - b.line);
}

function orphan(row: CsvRow, file: FileColumns): ImportedProduct {
  const product = emptyProduct([row]);
  const reader = makeRowReader(row, file, product.faults);
  reader.fault("parent", "parentMissing");
  return { ...product, handle: handleOf(reader.get("title") || reader.get("sku")) };
}

type Group = { row: CsvRow; variations: CsvRow[] };

function readGroup({ row, variations }: Group, file: FileColumns, handles: Set<string>): ImportedProduct {
  const product = emptyProduct([row, ...variations]);
  const reader = makeRowReader(row, file, product.faults);
  if (kindOf(reader) === "other") reader.fault("kind", "kindNotSold");
  const readers = variations.map((variation) => makeRowReader(variation, file, product.faults));
  const whole = wholeOf(reader);
  // The short text leads in where there is no other.
  const texts = { ...whole.texts, ...(whole.texts.description ? {} : shortTextOf(reader)) };
  return {
    ...product,
    ...whole,
    texts,
    handle: ownHandle(reader, handles),
    collection: reader.has("collection") ? lastCategory(reader.get("collection")) : null,
    ...variantsOf(reader, readers, product),
    pictures: picturesOf(reader),
  };
}

const shortTextOf = (reader: RowReader): ImportedProduct["texts"] =>
  reader.has("shortDescription") ? { description: { own: plainTextOf(reader.get("shortDescription")) } } : {};

/** This shop's files have no handles: the name makes one, and where two share a name also their number or SKU. */
function ownHandle(reader: RowReader, taken: Set<string>): string {
  const name = reader.get("handle") || reader.get("titleEn") || reader.get("title") || reader.get("sku");
  if (name === "") reader.fault("title", "titleMissing");
  const plain = handleOf(name);
  const handle = taken.has(plain) ? handleOf(`${name} ${reader.get("sku") || reader.get("externalId")}`) : plain;
  taken.add(handle);
  return handle;
}

/** `Home > Cups, Gifts`: the first one, at its most exact. */
const lastCategory = (categories: string): string => readList(categories)[0]?.split(">").at(-1)?.trim() ?? "";

function variantsOf(whole: RowReader, variations: readonly RowReader[], { notes }: ImportedProduct) {
  if (variations.length === 0) return { options: [], variants: [variantOf(whole, [], { notes, urls: [] })] };
  const fields = OPTION_NUMBERS.filter((number) => variations.some((one) => one.has(`option${number}Value`)));
  return {
    options: fields.map((number) => {
      const names = [whole, ...variations].map((one) => one.get(`option${number}Name`));
      return names.find((name) => name !== "") ?? `#${number}`;
    }),
    variants: variations.map((one) => {
      const choice = fields.map((number) => {
        if (!one.has(`option${number}Value`)) one.fault(`option${number}Value`, "optionMissing");
        return one.get(`option${number}Value`);
      });
      return variantOf(one, choice, { notes, urls: urlsOf(one) });
    }),
  };
}

type More = { notes: ImportedProduct["notes"]; urls: string[] };

const variantOf = (reader: RowReader, choice: string[], { notes, urls }: More): ImportedVariant => ({
  line: reader.line,
  sku: reader.get("sku") || null,
  barcode: barcodeOf(reader, notes),
  choice,
  prices: pricesOf(reader),
  quantity: quantityOf(reader),
  pictureUrl: urls[0] ?? null,
});

function urlsOf(reader: RowReader): string[] {
  return readList(reader.get("imageUrls")).flatMap((text) => {
    const url = readUrl(text);
    if (url === null) reader.fault("imageUrls", "notUrl");
    return url ?? [];
  });
}

const picturesOf = (reader: RowReader): ImportedPicture[] =>
  urlsOf(reader).map((url, index) => ({ line: reader.line, url, alt: "", position: index + 1 }));
