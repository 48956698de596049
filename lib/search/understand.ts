import { and, eq, inArray, sql } from "drizzle-orm";
import type { Locale } from "@/lib/core/locale";
import type { Database } from "@/lib/db/context";
import { searchDocuments, searchWords } from "@/lib/db/schema/search";
import { queryOf, stemsOf } from "./lexemes";
import { nearestWord, runsIn, wordsIn } from "./rules";

/** What somebody looks for. */
export type Understood = {
  words: string[];
  /** Their stems, in the same order. */
  stems: string[];
  /** Whether some words were taken for other ones. */
  isMended: boolean;
};

const MOST_WORDS = 8;
const CANDIDATES = 20;

/**
 * Those of some words' stems that at least one document has. What names something is in the list of words; only for the
 * others are the documents asked, which takes long for frequent words alone.
 */
async function knownOf(db: Database, locale: Locale, stems: ReadonlyMap<string, string>): Promise<Set<string>> {
  const named = await db
    .select({ word: searchWords.word })
    .from(searchWords)
    .where(and(eq(searchWords.locale, locale), inArray(searchWords.word, [...stems.keys()])));
  const known = new Set(named.map(({ word }) => stems.get(word) ?? word));
  const others = [...new Set(stems.values())].filter((stem) => !known.has(stem));
  if (others.length === 0) return known;
  const queries = others.map((stem) => queryOf([{ stem }], "ABD"));
  const answer = await db.execute(sql`select stem from unnest(${sql.param(others)}::text[],
    ${sql.param(queries)}::text[]) as asked (stem, query) where exists (select from ${searchDocuments} d
    where d.locale = ${locale} and d.words @@ asked.query::tsquery)`);
  // Safe: the statement names its one column; the common type of a database says nothing.
  const { rows } = answer as { rows: { stem: string }[] };
  return new Set([...known, ...rows.map(({ stem }) => stem)]);
}

/** The word of some document that was probably meant, by its letters. */
async function mend(db: Database, typed: string): Promise<string | null> {
  const alike = await db
    .select({ word: searchWords.word, documents: sql<number>`max(${searchWords.documents})`.mapWith(Number) })
    .from(searchWords)
    .where(sql`${searchWords.word} % ${typed}`)
    .groupBy(searchWords.word)
    .orderBy(sql`similarity(${searchWords.word}, ${typed}) desc`)
    .limit(CANDIDATES);
  return nearestWord(typed, alike);
}

/**
 * The words of what was typed, mistyped ones mended to words that something here has.
 *
 * @param isExact Takes them as they are.
 */
export async function understand(
  db: Database,
  { text, locale, isExact = false }: { text: string; locale: Locale; isExact?: boolean },
): Promise<Understood> {
  const typed = wordsIn(text).slice(0, MOST_WORDS);
  const stems = await stemsOf(db, typed);
  const stemOf = (word: string) => stems.get(word) ?? word;
  const asTyped = { words: typed, stems: typed.map(stemOf), isMended: false };
  if (isExact || typed.length === 0) return asTyped;
  const known = await knownOf(db, locale, stems);
  if (asTyped.stems.every((stem) => known.has(stem))) return asTyped;
  const words: string[] = [];
  for (const run of runsIn(text).slice(0, MOST_WORDS)) {
    const parts = wordsIn(run);
    const isKnown = (word: string) => known.has(stemOf(word));
    const whole = parts.every(isKnown) ? null : await mend(db, run);
    if (whole !== null) words.push(whole);
    else for (const part of parts) words.push(isKnown(part) ? part : ((await mend(db, part)) ?? part));
  }
  const mended = [...new Set(words)].slice(0, MOST_WORDS);
  const isMended = mended.join(" ") !== typed.join(" ");
  if (!isMended) return asTyped;
  const mendedStems = await stemsOf(db, mended);
  return { words: mended, stems: mended.map((word) => mendedStems.get(word) ?? word), isMended };
}
