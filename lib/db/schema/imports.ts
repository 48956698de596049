import { customType, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { people } from "./accounts";
import { createdAt, id, instant } from "./columns";

export const IMPORT_FORMATS = ["shopify", "shopify_2024", "woocommerce"] as const;
export const IMPORT_STATES = ["previewed", "running", "done", "failed", "undone"] as const;

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
    state: text({ enum: IMPORT_STATES }).notNull(),
    /** Products in the file, and how many of them are done. */
    total: integer().notNull().default(0),
    done: integer().notNull().default(0),
    error: text(),
    createdAt: createdAt(),
    finishedAt: instant(),
  },
  (table) => [index("imports_newest_idx").on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())],
);

export const IMPORT_ROW_STATES = ["created", "changed", "unchanged", "refused", "undone"] as const;

/** What became of each product of a file; a refused row says why. */
export const importRows = pgTable(
  "import_rows",
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    /** Line of the file on which it begins; the header is line 1. */
    line: integer().notNull(),
    handle: text().notNull(),
    state: text({ enum: IMPORT_ROW_STATES }).notNull(),
    /** `column` as in the file, `reason` a key of the messages. */
    errors: jsonb().$type<{ line: number; column: string; reason: string }[]>().notNull(),
    productId: uuid(),
    /** The product before, for undo; null for one that this import made. */
    before: jsonb().$type<Record<string, unknown>>(),
    /** The product's version after, so that undo never takes back what somebody changed later. */
    versionAfter: integer(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.line] })],
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
    state: text({ enum: ["waiting", "fetched", "refused"] }).notNull(),
    reason: text(),
    mediaId: uuid(),
  },
  (table) => [
    unique("import_pictures_once").on(table.importId, table.productId, table.url),
    index("import_pictures_state_idx").on(table.importId, table.state),
  ],
);
