import {
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { people } from "./accounts";
import { createdAt, id, instant } from "./columns";

export const IMPORT_FORMATS = ["shopify", "shopify_2024", "woocommerce"] as const;
/** `reading`, `running` and `undoing` are the worker's; `failed` says in `error` why. */
export const IMPORT_STATES = ["reading", "previewed", "running", "done", "failed", "undoing", "undone"] as const;

/** What becomes of the products of a file, or would; pictures are those still to be fetched. */
export type ImportCounts = { created: number; changed: number; unchanged: number; refused: number; pictures: number };

/** In which language a file's own texts are, and where products go whose collection it does not name. */
export type ImportSettings = { language: "th" | "en" | "both"; collectionId: string };

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** A file of products that a member of staff brought, and how far it has come. */
export const imports = pgTable(
  "imports",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    fileName: text().notNull(),
    /** SHA-256 of the file in hexadecimal. */
    fileHash: text().notNull(),
    /** The file as it came, gzipped. */
    content: bytes().notNull(),
    format: text({ enum: IMPORT_FORMATS }).notNull(),
    /** Which column is read as which field, by the names of both. */
    mapping: jsonb().$type<Record<string, string>>().notNull(),
    /** The columns of the file in their order, each with the first thing that stands in it. */
    columns: jsonb().$type<{ name: string; sample: string }[]>().notNull(),
    settings: jsonb().$type<ImportSettings>().notNull(),
    state: text({ enum: IMPORT_STATES }).notNull(),
    /** Null until the file was read once. */
    counts: jsonb().$type<ImportCounts>(),
    /** Whoever started it: the worker acts in their name. */
    runBy: uuid().references(() => people.id),
    version: integer().notNull().default(1),
    /** Products to do, and how many of them are done. */
    total: integer().notNull().default(0),
    done: integer().notNull().default(0),
    error: text(),
    createdAt: createdAt(),
    finishedAt: instant(),
  },
  (table) => [index("imports_newest_idx").on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())],
);

export const IMPORT_ROW_STATES = ["created", "changed", "unchanged", "refused", "undone", "kept"] as const;

/**
 * What became of each product of a file, or would; a refused one says why. `kept` is one that undoing left alone, because
 * somebody changed it later.
 */
export const importRows = pgTable(
  "import_rows",
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    /** Line of the file on which it begins; the header is line 1. */
    line: integer().notNull(),
    handle: text().notNull(),
    title: text().notNull().default(""),
    state: text({ enum: IMPORT_ROW_STATES }).notNull(),
    /** `column` as in the file, `reason` a key of the messages. */
    errors: jsonb().$type<{ line: number; column: string; reason: string }[]>().notNull(),
    /** What was left out of a product that is taken. */
    notes: jsonb().$type<{ line: number; column: string; reason: string }[]>().notNull().default([]),
    /** To be published as soon as it has the picture that it lacks. */
    isAwaited: boolean().notNull().default(false),
    productId: uuid(),
    /** The product before, for undo; null for one that this import made. */
    before: jsonb().$type<Record<string, unknown>>(),
    /** The product's version after, so that undo never takes back what somebody changed later. */
    versionAfter: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.line] }),
    index("import_rows_state_idx").on(table.importId, table.state, table.line),
  ],
);

/** A picture that an import still has to fetch from its address. */
export const importPictures = pgTable(
  "import_pictures",
  {
    id: id(),
    importId: uuid()
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    productId: uuid().notNull(),
    url: text().notNull(),
    alt: text().notNull(),
    position: integer().notNull(),
    /** Of the variants that it shows; empty for a picture of the product as such. */
    skus: text().array().notNull().default([]),
    /** `fetched`: the shop has it, its product does not show it yet. */
    state: text({ enum: ["waiting", "fetched", "shown", "refused"] }).notNull(),
    reason: text(),
    mediaId: uuid(),
  },
  (table) => [
    unique("import_pictures_once").on(table.importId, table.productId, table.url),
    index("import_pictures_state_idx").on(table.importId, table.state),
    index("import_pictures_product_idx").on(table.productId),
  ],
);
