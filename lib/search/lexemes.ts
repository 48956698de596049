import { sql } from "drizzle-orm";
import type { Database } from "@/lib/db/context";

/** How much a word of a document says about it: its title, what names it otherwise, its description. */
export type Weight = "A" | "B" | "D";

/** English words by their stem, as the database's own dictionary has it; others stay as they are. */
export async function stemsOf(db: Database, words: readonly string[]): Promise<Map<string, string>> {
  if (words.length === 0) return new Map();
  const answer = await db.execute(sql`select w as word, coalesce((ts_lexize('english_stem', w))[1], w) as stem
    from unnest(${sql.param([...words])}::text[]) w`);
  // Safe: the statement names its columns; the common type of a database says nothing.
  const { rows } = answer as { rows: { word: string; stem: string }[] };
  return new Map(rows.map(({ word, stem }) => [word, stem]));
}

const quoted = (word: string) => `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/**
 * The text of a `tsvector`: stems with their weights, and under C the words as they are written, which complete what
 * somebody types.
 */
export function vectorOf(weighted: ReadonlyMap<string, Weight>, written: readonly string[]): string {
  const stems = [...weighted].map(([stem, weight]) => `${quoted(stem)}:1${weight}`);
  return [...stems, ...written.map((word) => `${quoted(word)}:2C`)].join(" ");
}

type Wanted = { stem: string; /** Also the beginning of a word that is still being typed. */ prefix?: string };

/** The text of a `tsquery` over words of some weights, e.g. `AB`. */
export const queryOf = (wanted: readonly Wanted[], weights: string, join: "&" | "|" = "&"): string =>
  wanted
    .map(({ stem, prefix }) => {
      const whole = `${quoted(stem)}:${weights}`;
      return prefix === undefined ? whole : `(${whole} | ${quoted(prefix)}:*${weights})`;
    })
    .join(` ${join} `);
