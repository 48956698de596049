import { CsvError, parse } from "csv-parse";
import { Readable } from "node:stream";
import { IMPORT_LIMITS } from "@/lib/core/import-limits";
import { DomainError } from "@/lib/core/errors";
import { encodingOf, isText } from "./encoding";

/** A row that has something in it. `line` is where it begins in the file; the header is line 1. */
export type CsvRow = { line: number; cells: string[] };

const SEPARATORS = [",", ";", "\t", "|"] as const;
const CHUNK_BYTES = 65_536;
/** What only machines write, and would stop the database or turn the direction of what follows. */
const UNSEEN = /[^\P{Cc}\n\t]|\p{Cs}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A file that cannot be read at all; `values` say where. */
const unreadable = (reason: string, detail: string, values: Record<string, string | number> = {}) =>
  new DomainError({ code: "invalid", reason, detail, values });

/** The file's text piece by piece, without its mark and with one kind of line end. */
function* textOf(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder(encodingOf(bytes));
  let held = "";
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const isLast = at + CHUNK_BYTES >= bytes.length;
    const text = held + decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: !isLast });
    // The other half of a line end may come with the next piece.
    held = !isLast && text.endsWith("\r") ? "\r" : "";
    yield text.slice(0, text.length - held.length).replaceAll(/\r\n?/g, "\n");
  }
}

/** What stands between the cells: whatever the header has most of, outside of quotes. */
export function separatorOf(header: string): string {
  const bare = header.replaceAll(/"[^"]*"/g, "");
  const counts = SEPARATORS.map((sign) => bare.split(sign).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** The first line of the file that has something in it. */
function firstLine(bytes: Uint8Array): string {
  let start = "";
  for (const text of textOf(bytes)) {
    start += text;
    const line = /\S[^\n]*\n/.exec(start);
    if (line) return line[0];
    if (start.length > IMPORT_LIMITS.cell) break;
  }
  return start;
}

/**
 * Reads a CSV file row by row, the header first: any usual encoding, line end and separator, quotes as in RFC 4180.
 *
 * @param bytes The whole file.
 * @throws DomainError `invalid` with `import-not-csv`, `import-empty`, `import-quote` (its line), `import-too-many-rows`,
 * `import-too-wide` or `import-cell` (its line).
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export async function* readCsv(bytes: Uint8Array): AsyncGenerator<CsvRow> {
  if (!isText(bytes)) throw unreadable("import-not-csv", "This is no text.");
  const parser = Readable.from(textOf(bytes)).pipe(
    parse({
      delimiter: separatorOf(firstLine(bytes)),
      record_delimiter: "\n",
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 10 * IMPORT_LIMITS.cell,
    }),
  );
  let count = 0;
  try {
    // Safe: with `info` each record comes with the figures of the parser.
    for await (const { info, record } of parser as AsyncIterable<{ info: { lines: number }; record: string[] }>) {
      const cells = record.map((cell) => cell.replaceAll(UNSEEN, ""));
      if (cells.every((cell) => cell.trim() === "")) continue;
      const line = info.lines - cells.join("").split("\n").length + 1;
      assertSize(cells, { count, line });
      yield { line, cells };
      count += 1;
    }
  } catch (error) {
    throw error instanceof CsvError ? brokenAt(error) : error;
  }
  if (count < 2) throw unreadable("import-empty", "There is nothing below the header.");
}

function assertSize(cells: readonly string[], { count, line }: { count: number; line: number }): void {
  const { rows, columns, cell } = IMPORT_LIMITS;
  if (count > rows) throw unreadable("import-too-many-rows", `More than ${rows} rows.`, { count: rows });
  if (cells.length > columns) throw unreadable("import-too-wide", `${cells.length} columns.`, { count: columns });
  if (cells.some(({ length }) => length > cell)) throw unreadable("import-cell", `Line ${line} is too long.`, { line });
}

function brokenAt({ code, lines }: CsvError & { lines?: unknown }): DomainError {
  const line = typeof lines === "number" ? lines : 1;
  const reason = code === "CSV_MAX_RECORD_SIZE" ? "import-cell" : "import-quote";
  return unreadable(reason, `${code} at line ${line}.`, { line });
}
