import type { Currency } from "@/lib/core/money";
import type { Locale } from "@/lib/core/locale";
import type { Mapping, TextField } from "./fields";

/** Why a cell is not taken; also its key in the messages. */
export type Reason =
  | "notAmount"
  | "tooPrecise"
  | "tooLarge"
  | "priceZero"
  | "priceMissing"
  | "notNumber"
  | "notYes"
  | "statusUnknown"
  | "notUrl"
  | "handleMissing"
  | "handleTwice"
  | "titleMissing"
  | "skuTwice"
  | "skuTaken"
  | "optionMissing"
  | "optionTwice"
  | "tooLong"
  | "tooMany"
  | "tooManyCells"
  | "kindNotSold"
  | "parentMissing"
  | "notTaken"
  | "notBarcode"
  | "staysDraft";

/** What is wrong with a cell, by the line and the column of the file. */
export type CellFault = { line: number; column: string; reason: Reason };

/** Without a price before the sale the file says nothing of one; null: there is none. */
export type ImportedPrice = { currency: Currency; amount: number; compareAtAmount?: number | null };

export type ImportedVariant = {
  line: number;
  /** Null where the file gives none. */
  sku: string | null;
  barcode: string | null;
  /** A value for each option of the product. */
  choice: string[];
  prices: ImportedPrice[];
  quantity: number | null;
  pictureUrl: string | null;
};

export type ImportedPicture = { line: number; url: string; alt: string; position: number };

/** What a file says of one product, whichever shop wrote it. Null and absent: it says nothing. */
export type ImportedProduct = {
  line: number;
  /** Of the rows that it is made of. */
  lines: number[];
  handle: string;
  texts: Partial<Record<TextField, Partial<Record<Locale | "own", string>>>>;
  collection: string | null;
  tags: string[] | null;
  status: "draft" | "published" | "archived" | null;
  weightGrams: number | null;
  dimensionsMm: { width: number; depth: number; height: number } | null;
  /** Names of its options; empty for a product that comes in one kind. */
  options: string[];
  variants: ImportedVariant[];
  pictures: ImportedPicture[];
  faults: CellFault[];
  /** What was left out of a product that is taken. */
  notes: CellFault[];
};

export type FileColumns = { columns: readonly string[]; mapping: Mapping };
