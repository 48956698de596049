import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import { LOCALES, type Locale, type LocalText } from "@/lib/core/locale";
import type { Context } from "@/lib/db/context";
import { searchDocuments, searchWords } from "@/lib/db/schema/search";
import type { Findable } from "../findables";
import { stemsOf, vectorOf, type Weight } from "../lexemes";
import { synonymsOf, wordsIn } from "../rules";

type Kind = "product" | "post";

const textsOf = (text: LocalText | string): string[] =>
  typeof text === "string" ? [text] : LOCALES.map((locale) => text[locale]);
const inLanguage = (text: LocalText | string, locale: Locale) => (typeof text === "string" ? text : text[locale]);

/** Words by what they say; a word that stands in several places counts where it says most. */
function weigh({ title, names, description }: Findable, locale: Locale): Map<string, Weight> {
  const main = wordsIn(title[locale]);
  const other = [title, ...names].flatMap((text) => textsOf(text).flatMap(wordsIn));
  const meant = synonymsOf([...main, ...other]);
  const rest = description ? textsOf(description).flatMap(wordsIn) : [];
  const weighted = new Map<string, Weight>();
  for (const word of rest) weighted.set(word, "D");
  for (const word of [...other, ...meant]) weighted.set(word, "B");
  for (const word of main) weighted.set(word, "A");
  return weighted;
}

const writtenIn = ({ title, names }: Findable, locale: Locale): string[] => [
  ...new Set([title, ...names].flatMap((text) => wordsIn(inLanguage(text, locale)))),
];

/**
 * Brings what can be found of a kind in line with what there is.
 *
 * @param scope Ids that were looked at: those that are not among `found` can be found no more.
 */
export async function indexDocuments(
  { db }: Context,
  kind: Kind,
  { found, scope }: { found: readonly Findable[]; scope: readonly string[] | null },
): Promise<void> {
  const kept = found.map(({ entityId }) => entityId);
  await db
    .delete(searchDocuments)
    .where(
      and(
        eq(searchDocuments.kind, kind),
        scope === null ? undefined : inArray(searchDocuments.entityId, [...scope]),
        kept.length === 0 ? undefined : notInArray(searchDocuments.entityId, kept),
      ),
    );
  for (const locale of LOCALES) {
    for (let from = 0; from < found.length; from += BATCH) {
      await writeDocuments({ db }, { kind, locale, found: found.slice(from, from + BATCH) });
    }
  }
}

const BATCH = 200;

type Batch = { kind: Kind; locale: Locale; found: readonly Findable[] };

async function writeDocuments({ db }: Pick<Context, "db">, { kind, locale, found }: Batch): Promise<void> {
  const weighed = found.map((one) => ({ one, weighted: weigh(one, locale), written: writtenIn(one, locale) }));
  const stems = await stemsOf(db, [...new Set(weighed.flatMap(({ weighted }) => [...weighted.keys()]))]);
  const rows = weighed.map(({ one, weighted, written }) => {
    const byStem = new Map([...weighted].map(([word, weight]): [string, Weight] => [stems.get(word) ?? word, weight]));
    return { kind, locale, entityId: one.entityId, rank: one.rank, words: vectorOf(byStem, written) };
  });
  const words = [...new Set(weighed.flatMap(({ written }) => written))].map((word) => ({ locale, word, documents: 1 }));
  await db
    .insert(searchDocuments)
    .values(rows)
    .onConflictDoUpdate({
      target: [searchDocuments.kind, searchDocuments.locale, searchDocuments.entityId],
      set: { words: sql`excluded.words`, rank: sql`excluded.rank` },
    });
  if (words.length > 0) await db.insert(searchWords).values(words).onConflictDoNothing();
}

/** Counts anew in how many documents each word is. Reads every document: after a seed or an import, or at night. */
export async function countWords({ db }: Context): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(searchWords);
    for (const locale of LOCALES) {
      // The inner statement is a text for the database; a locale is one of our own two words.
      const documents = `select words from search_documents where locale = '${locale}'`;
      await tx.execute(sql`insert into search_words (locale, word, documents)
        select ${locale}, word, ndoc from ts_stat(${documents}, 'c')`);
    }
  });
}
