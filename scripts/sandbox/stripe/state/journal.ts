import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from "node:fs";
import { dirname } from "node:path";
import type { TableName, Tables } from "./tables";

export type JournalEntry = { [K in TableName]: [table: K, row: Tables[K]] }[TableName];

/**
 * One line for each transaction, written before its answer leaves. There is no fsync: the stand-in must outlive a
 * `kill -9` of itself, which the page cache does, not a power cut.
 */
export class Journal {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
  }

  append(entries: JournalEntry[]): void {
    appendFileSync(this.#file, `${JSON.stringify(entries)}\n`, { mode: 0o600 });
  }

  /** Gives back what was committed; cuts off a torn last line, whose request was never answered. */
  replay(): JournalEntry[] {
    if (!existsSync(this.#file)) return [];
    const bytes = readFileSync(this.#file);
    const end = bytes.lastIndexOf("\n") + 1;
    if (end < bytes.length) truncateSync(this.#file, end);
    const lines = bytes.subarray(0, end).toString("utf8").split("\n").slice(0, -1);
    // Safe: only `append` writes this file.
    return lines.flatMap((line) => JSON.parse(line) as JournalEntry[]);
  }
}
