import { CURRENCIES, type Currency, decimalsOf, HOME_CURRENCY } from "@/lib/core/money";
import { isGtin } from "@/lib/core/gtin";
import { readAmount, readInteger, readList, readScaled, readUrl, readYes, withoutGuard } from "./cells";
import { type Field, isField, TEXT_FIELDS } from "./fields";
import type { CellFault, FileColumns, ImportedPrice, ImportedProduct, Reason } from "./imported";
import { plainTextOf } from "./plain-html";
import type { CsvRow } from "./read-csv";

/** One row of the file by the names of fields; what it cannot read, it notes as a fault. */
export type RowReader = ReturnType<typeof makeRowReader>;

/**
 * Reads cells of one row.
 *
 * @param faults Where faults are noted, of all rows of a product.
 */
export function makeRowReader(row: CsvRow, { columns, mapping }: FileColumns, faults: CellFault[]) {
  const { line, cells } = row;
  const columnOf = (field: Field) => columns.find((column) => mapping[column] === field) ?? "";
  const byField = new Map<Field, string>();
  columns.forEach((column, index) => {
    const field = mapping[column];
    if (isField(field)) byField.set(field, withoutGuard((cells[index] ?? "").normalize("NFC").trim()));
  });
  const get = (field: Field): string => byField.get(field) ?? "";
  const fault = (field: Field, reason: Reason) => void faults.push({ line, column: columnOf(field), reason });
  const number = (field: Field, read: (text: string) => number | null): number | null => {
    if (get(field) === "") return null;
    const value = read(get(field));
    if (value === null) fault(field, "notNumber");
    return value;
  };
  if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== ""))
    faults.push({ line, column: columns.at(-1) ?? "", reason: "tooManyCells" });
  return {
    line,
    get,
    has: (field: Field) => get(field) !== "",
    isMapped: (field: Field) => byField.has(field),
    fault,
    number,
    integer: (field: Field) => number(field, readInteger),
    columnOf,
    note: (field: Field, reason: Reason): CellFault => ({ line, column: columnOf(field), reason }),
  };
}

const TYPES_OF_LINE = new Set<string>(["title", "seoTitle", "seoDescription"]);

/** The texts of a product, in the file's own language and in those that it names. */
export function textsOf(reader: RowReader): ImportedProduct["texts"] {
  return Object.fromEntries(
    TEXT_FIELDS.flatMap((field) => {
      const read = (from: Field) => {
        const text = plainTextOf(reader.get(from));
        return TYPES_OF_LINE.has(field) ? text.replaceAll(/\s+/g, " ") : text;
      };
      // What names its language comes from this shop, and is taken by the letter.
      const [th, en] = [reader.get(`${field}Th`), reader.get(`${field}En`)];
      const isNamed = reader.isMapped(`${field}Th`) && reader.isMapped(`${field}En`) && th + en !== "";
      const versions = Object.entries({ own: isNamed ? "" : read(field), th, en });
      const given = versions.filter(([, text]) => text !== "");
      return given.length === 0 ? [] : [[field, Object.fromEntries(given)]];
    }),
  );
}

function amountOf(reader: RowReader, field: Field, currency: Currency): number | null {
  if (!reader.has(field)) return null;
  const amount = readAmount(reader.get(field), decimalsOf(currency));
  if (typeof amount === "number") return amount;
  reader.fault(field, amount);
  return null;
}

type PriceFields = { price: Field; before: Field };

const fieldsOf = (currency: Currency): PriceFields =>
  currency === HOME_CURRENCY
    ? { price: "price", before: "compareAtPrice" }
    : { price: `price:${currency}`, before: `compareAtPrice:${currency}` };

/** The prices of a row. A price of nothing is none: nothing is given away by a mistake in a file. */
export const pricesOf = (reader: RowReader): ImportedPrice[] =>
  CURRENCIES.flatMap((currency) => priceOf(reader, currency) ?? []);

function priceOf(reader: RowReader, currency: Currency): ImportedPrice | null {
  const fields = fieldsOf(currency);
  const regular = amountOf(reader, fields.price, currency);
  const compared = amountOf(reader, fields.before, currency);
  const sale = currency === HOME_CURRENCY ? amountOf(reader, "salePrice", currency) : null;
  const amount = sale ?? regular;
  if (amount === 0) reader.fault(sale === null ? fields.price : "salePrice", "priceZero");
  if (amount === null || amount === 0) return null;
  if (sale === null && !reader.isMapped(fields.before)) return { currency, amount };
  const before = sale === null ? compared : regular;
  return { currency, amount, compareAtAmount: before !== null && before > amount ? before : null };
}

export const quantityOf = (reader: RowReader): number | null => {
  const quantity = reader.integer("quantity");
  return quantity === null ? null : Math.max(0, quantity);
};

/** The number under the barcode; others write many things there, which are left out and noted. */
export function barcodeOf(reader: RowReader, notes: CellFault[]): string | null {
  const digits = reader.get("barcode").replaceAll(/[\s-]/g, "");
  if (digits === "") return null;
  if (isGtin(digits)) return digits;
  notes.push(reader.note("barcode", "notBarcode"));
  return null;
}

export function urlOf(reader: RowReader, field: Field): string | null {
  if (!reader.has(field)) return null;
  const url = readUrl(reader.get(field));
  if (url === null) reader.fault(field, "notUrl");
  return url;
}

const TAG_LENGTH = 40;

/** Tags as this shop writes them: letters of any language, digits and hyphens. */
export function tagsOf(reader: RowReader): string[] | null {
  if (!reader.has("tags")) return null;
  const tags = readList(reader.get("tags")).map((tag) =>
    tag
      .replaceAll(/[\s_/&+.]+/g, "-")
      .replaceAll(/[^\p{L}\p{M}\p{N}-]/gu, "")
      .replaceAll(/-{2,}/g, "-")
      .replaceAll(/^-|-$/g, "")
      .slice(0, TAG_LENGTH),
  );
  return [...new Set(tags.filter(Boolean))];
}

export function weightOf(reader: RowReader): number | null {
  return (
    reader.number("weightGrams", (text) => readScaled(text, 1)) ??
    reader.number("weightKg", (text) => readScaled(text, 1_000))
  );
}

export function dimensionsOf(reader: RowReader): ImportedProduct["dimensionsMm"] {
  const [width, depth, height] = (["widthCm", "lengthCm", "heightCm"] as const).map((field) =>
    reader.number(field, (text) => readScaled(text, 10, 0.01)),
  );
  return width && depth && height ? { width, depth, height } : null;
}

const STATUSES: Record<string, ImportedProduct["status"]> = {
  ...{ active: "published", published: "published", draft: "draft", unlisted: "draft", archived: "archived" },
};

/** What becomes of it in the shop; null where the file says nothing. */
export function statusOf(reader: RowReader): ImportedProduct["status"] {
  const isShown = reader.has("published") ? readYes(reader.get("published")) : undefined;
  if (isShown === null) reader.fault("published", "notYes");
  const word = reader.get("status").toLowerCase();
  const status = STATUSES[word];
  if (word !== "" && status === undefined) reader.fault("status", "statusUnknown");
  if (isShown === false && status !== "archived") return "draft";
  return status ?? (isShown === true ? "published" : null);
}
