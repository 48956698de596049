import { z } from "zod";
import { CURRENCIES } from "@/lib/core/money";
import { LocaleName, LocalText, pageOf, plainText } from "@/lib/core/shapes";
import { IMPORT_FORMATS, IMPORT_ROW_STATES, IMPORT_STATES } from "@/lib/db/schema/imports";

const version = z.int().positive();
const instant = z.iso.datetime({ offset: true });

export const ImportParams = z.object({ importId: z.uuid() });
/** Language of what is wrong: a link to a file carries no header. */
export const RefusedQuery = z.strictObject({ locale: LocaleName.optional() });
export const UploadQuery = z.strictObject({ fileName: plainText(200).min(1) });

const Settings = z.strictObject({
  /** Which language the file's own texts are in; `both` fills the other one until somebody translates it. */
  language: z.enum(["th", "en", "both"]),
  /** Where products go whose collection the file does not name. */
  collectionId: z.uuid(),
});

/** Which column is read as which field; a column that is left out is not read. */
export const MapImportInput = z.strictObject({
  version,
  mapping: z.record(z.string().max(220), z.string().max(60)),
  settings: Settings,
});
export type MapImportInput = z.infer<typeof MapImportInput>;

/** The version that was seen last. */
export const ImportVersionInput = z.strictObject({ version });

const Counts = z.object({
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  /** Pictures still to be fetched. */
  pictures: z.int(),
});

/** An import as the list of all shows it. */
export const ImportCard = z.object({
  id: z.uuid(),
  fileName: z.string(),
  format: z.enum(IMPORT_FORMATS),
  state: z.enum(IMPORT_STATES),
  person: z.string(),
  counts: Counts.nullable(),
  total: z.int(),
  done: z.int(),
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export type ImportCard = z.infer<typeof ImportCard>;
export const ImportPage = pageOf(ImportCard);
export type ImportPage = z.infer<typeof ImportPage>;
export const ImportsQuery = z.strictObject({ cursor: z.string().max(200).optional() });

/** An import with all that its page needs. */
export const ProductImport = ImportCard.extend({
  version: z.int(),
  /** Why it failed: reason of a problem, with the line where there is one. */
  error: z.string().nullable(),
  columns: z.array(z.object({ name: z.string(), sample: z.string() })),
  mapping: z.record(z.string(), z.string()),
  settings: Settings,
  collections: z.array(z.object({ id: z.uuid(), title: LocalText })),
  currencies: z.array(z.enum(CURRENCIES)),
  /** Pictures so far. */
  pictures: z.object({ waiting: z.int(), shown: z.int(), refused: z.int() }),
  /** How many rows are in each state now. */
  rowCounts: z.record(z.enum(IMPORT_ROW_STATES), z.int()),
});
export type ProductImport = z.infer<typeof ProductImport>;

const Fault = z.object({ line: z.int(), column: z.string(), reason: z.string() });

/** What became of one product of the file, or would. */
export const ImportRow = z.object({
  line: z.int(),
  handle: z.string(),
  title: z.string(),
  state: z.enum(IMPORT_ROW_STATES),
  errors: z.array(Fault),
  notes: z.array(Fault),
});
export type ImportRow = z.infer<typeof ImportRow>;
export const ImportRowPage = pageOf(ImportRow);
export type ImportRowPage = z.infer<typeof ImportRowPage>;
export const ImportRowsQuery = z.strictObject({
  state: z.enum(IMPORT_ROW_STATES).optional(),
  cursor: z.string().max(200).optional(),
});
export type ImportRowsQuery = z.infer<typeof ImportRowsQuery>;
